import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.auth.SignatureVersion;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.live.model.v20161101.AddLiveAppRecordConfigRequest;
import com.aliyuncs.live.model.v20161101.AddLiveAppRecordConfigRequest.RecordFormat;
import com.aliyuncs.live.model.v20161101.AddLiveRecordNotifyConfigRequest;
import com.aliyuncs.live.model.v20161101.DeleteLiveAppRecordConfigRequest;
import com.aliyuncs.live.model.v20161101.DeleteLiveRecordNotifyConfigRequest;
import com.aliyuncs.live.model.v20161101.DescribeLiveRecordConfigRequest;
import com.aliyuncs.live.model.v20161101.DescribeLiveRecordNotifyConfigRequest;
import com.aliyuncs.live.model.v20161101.UpdateLiveAppRecordConfigRequest;
import com.aliyuncs.live.model.v20161101.UpdateLiveRecordNotifyConfigRequest;
import com.aliyuncs.profile.DefaultProfile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The story of recording, told by the vendor's own client. It runs in a process of its own, against
 * the sandbox whose address is the first argument, and tells what it sees line by line.
 */
public class ApsaraVideoStory {

  private static final String DOMAIN = "test.com";
  private static final String FILES =
      "record/{AppName}/{StreamName}/{Sequence}_{EscapedStartTime}_{EscapedEndTime}";
  private static final String SEGMENTS = "record/{AppName}/{StreamName}/{UnixTimestamp}_{Sequence}";

  private static IAcsClient client;
  private static SignatureVersion signature;
  private static String endpoint;

  /** Address, {@code V1} or {@code V3}, access key, secret key, and then perhaps a token. */
  public static void main(String[] arguments) throws Exception {
    endpoint = URI.create(arguments[0]).getAuthority();
    signature = SignatureVersion.valueOf(arguments[1]);
    client = client(arguments[2], arguments[3], arguments.length > 4 ? arguments[4] : null);
    automatic();
    onDemand();
    client = client(arguments[2], "somebody-elses", arguments.length > 4 ? arguments[4] : null);
    refused("wrong secret", () -> rules(null));
  }

  private static IAcsClient client(String key, String secret, String token) {
    return new DefaultAcsClient(
        token == null
            ? DefaultProfile.getProfile("cn-shanghai", key, secret)
            : DefaultProfile.getProfile("cn-shanghai", key, secret, token));
  }

  /** The guide's three examples: an app, two formats, and a window; then what they leave out. */
  private static void automatic() throws Exception {
    tell("nothing yet", rules(null));
    // As the guide has it: the service knows where files go.
    send(add("test123", null, bare("m3u8")));
    send(add("live", null, format("m3u8", null), format("mp4", 1800)));
    var window = add("live", "teststream", format("m3u8", null), format("mp4", 1800));
    window.setStartTime("2026-02-15T01:00:00Z");
    window.setEndTime("2026-02-15T13:00:00Z");
    send(window);
    send(add("*", null, format("flv", 900)));
    tell("added", rules(null));
    tell("of one app", rules("live"));
    for (var app : List.of("a1", "a2", "a3")) {
      send(add(app, null, format("mp4", 900)));
    }
    // Which two is up to the second in which each was added.
    tell("second page", page(2).lines().count() - 1);
    for (var app : List.of("a1", "a2", "a3")) {
      send(delete(app, ""));
    }
    refused("added again", () -> send(add("live", null, format("mp4", null))));

    var update = new UpdateLiveAppRecordConfigRequest();
    update.setDomainName(DOMAIN);
    update.setAppName("test123");
    update.setOssEndpoint("oss-cn-shanghai.aliyuncs.com");
    update.setDelayTime(60);
    var format = new UpdateLiveAppRecordConfigRequest.RecordFormat();
    format.setFormat("m3u8");
    format.setCycleDuration(7200);
    format.setSliceDuration(10);
    update.setRecordFormats(List.of(format));
    send(update);
    tell("updated", rules("test123"));

    for (var name : List.of("live/teststream", "live/", "test123/", "*/")) {
      send(delete(name.split("/", 2)[0], name.split("/", 2)[1]));
    }
    tell("all deleted", rules(null));
    refused("deleted again", () -> send(delete("live", "")));
  }

  private static void onDemand() throws Exception {
    refused("no callback yet", () -> tell("its callback", callback()));
    var first = new AddLiveRecordNotifyConfigRequest();
    first.setDomainName(DOMAIN);
    first.setOnDemandUrl("http://cb.test.com/decide?a=b&c=d");
    first.setNotifyUrl("https://cb.test.com/recorded");
    first.setNeedStatusNotify(true);
    send(first);
    tell("its callback", callback());
    refused("added again", () -> send(first));

    var asked = add("live", null, format("m3u8", null));
    asked.setOnDemand(1);
    send(asked);
    tell("asked", rules(null));

    var update = new UpdateLiveRecordNotifyConfigRequest();
    update.setDomainName(DOMAIN);
    update.setNotifyUrl("http://cb.test.com/elsewhere");
    send(update);
    tell("updated", callback());

    send(delete("live", ""));
    var delete = new DeleteLiveRecordNotifyConfigRequest();
    delete.setDomainName(DOMAIN);
    send(delete);
    refused("deleted", () -> tell("its callback", callback()));
  }

  private static AddLiveAppRecordConfigRequest add(
      String app, String stream, RecordFormat... formats) {
    var request = new AddLiveAppRecordConfigRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(app);
    request.setStreamName(stream);
    request.setOssBucket("test123");
    request.setOssEndpoint("oss-cn-shanghai.aliyuncs.com");
    request.setRecordFormats(List.of(formats));
    return request;
  }

  private static RecordFormat format(String name, Integer cycle) {
    var format = bare(name);
    format.setOssObjectPrefix(FILES);
    format.setCycleDuration(cycle);
    if (name.equals("m3u8")) {
      format.setSliceOssObjectPrefix(SEGMENTS);
    }
    return format;
  }

  private static RecordFormat bare(String name) {
    var format = new RecordFormat();
    format.setFormat(name);
    return format;
  }

  private static DeleteLiveAppRecordConfigRequest delete(String app, String stream) {
    var request = new DeleteLiveAppRecordConfigRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(app);
    if (!stream.isEmpty()) {
      request.setStreamName(stream);
    }
    return request;
  }

  private static String rules(String app) throws Exception {
    var request = new DescribeLiveRecordConfigRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(app);
    return listing(request);
  }

  private static String page(int number) throws Exception {
    var request = new DescribeLiveRecordConfigRequest();
    request.setDomainName(DOMAIN);
    request.setPageNum(number);
    request.setPageSize(5);
    return listing(request);
  }

  private static String listing(DescribeLiveRecordConfigRequest request) throws Exception {
    var answer = send(request);
    var told = new ArrayList<String>();
    for (var rule : answer.getLiveAppRecordList()) {
      var formats = new ArrayList<String>();
      for (var format : rule.getRecordFormatList()) {
        formats.add(
            "%s every %ss, slices of %ss, as %s"
                .formatted(
                    format.getFormat(),
                    format.getCycleDuration(),
                    format.getSliceDuration(),
                    format.getOssObjectPrefix()));
      }
      told.add(
          "%s/%s into %s, on demand %s, after %ss, from %s to %s: %s"
              .formatted(
                  rule.getAppName(),
                  rule.getStreamName(),
                  rule.getOssBucket(),
                  rule.getOnDemond(),
                  rule.getDelayTime(),
                  rule.getStartTime(),
                  rule.getEndTime(),
                  formats));
    }
    told.sort(null);
    return "%s of %s in %s pages%n  %s"
        .formatted(
            told.size(), answer.getTotalNum(), answer.getTotalPage(), String.join("\n  ", told));
  }

  private static String callback() throws Exception {
    var request = new DescribeLiveRecordNotifyConfigRequest();
    request.setDomainName(DOMAIN);
    var told = send(request).getLiveRecordNotifyConfig();
    return "%s %s %s %s"
        .formatted(
            told.getDomainName(),
            told.getNotifyUrl(),
            told.getOnDemandUrl(),
            told.getNeedStatusNotify());
  }

  private static <T extends AcsResponse> T send(AcsRequest<T> request) throws ClientException {
    request.setSysEndpoint(endpoint);
    request.setSysProtocol(ProtocolType.HTTP);
    request.setSysSignatureVersion(signature);
    return client.getAcsResponse(request);
  }

  private interface Call {
    void call() throws Exception;
  }

  private static void refused(String what, Call call) throws Exception {
    try {
      call.call();
      tell(what, "was let through");
    } catch (ClientException e) {
      // The older signature's error has a name of the client's own.
      tell(what, e.getErrCode().replace("SDK.InvalidAccessKeySecret", "SignatureDoesNotMatch"));
    }
  }

  private static void tell(String what, Object value) {
    System.out.println(what + ": " + value);
  }
}
