import com.aliyuncs.AcsRequest;
import com.aliyuncs.AcsResponse;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.IAcsClient;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.live.model.v20161101.CreateLiveStreamRecordIndexFilesRequest;
import com.aliyuncs.live.model.v20161101.DescribeLiveStreamRecordContentRequest;
import com.aliyuncs.live.model.v20161101.DescribeLiveStreamRecordIndexFileRequest;
import com.aliyuncs.live.model.v20161101.DescribeLiveStreamRecordIndexFilesRequest;
import com.aliyuncs.live.model.v20161101.RealTimeRecordCommandRequest;
import com.aliyuncs.profile.DefaultProfile;
import java.net.URI;

/**
 * What the vendor's own client sees of recordings and playlists that somebody else made, and what
 * it makes itself for somebody else to see. It runs in a process of its own, against the sandbox
 * whose address is the first argument, and tells what it sees line by line.
 */
public class ApsaraVideoRecordings {

  private static final String DOMAIN = "play.example.com";
  private static final String APP = "live";

  private static IAcsClient client;
  private static String endpoint;

  /** Address, access key, secret key, and the window in which everything was recorded. */
  public static void main(String[] arguments) throws Exception {
    endpoint = URI.create(arguments[0]).getAuthority();
    client =
        new DefaultAcsClient(DefaultProfile.getProfile("cn-shanghai", arguments[1], arguments[2]));
    var start = arguments[3];
    var end = arguments[4];
    contents(start, end);
    command("extra", "start");
    command("extra", "stop");
    command("more", "start");
    indexes(start, end);
    var made = make(start, end);
    tell("made", made.getOssObject() + " " + made.getDuration());
    indexes(start, end);
  }

  private static void contents(String start, String end) throws Exception {
    var request = new DescribeLiveStreamRecordContentRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(APP);
    request.setStreamName("extra");
    request.setStartTime(start);
    request.setEndTime(end);
    for (var content : send(request).getRecordContentInfoList()) {
      tell("recorded", content.getOssBucket() + " " + content.getOssObjectPrefix());
    }
  }

  private static void command(String stream, String command) throws Exception {
    var request = new RealTimeRecordCommandRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(APP);
    request.setStreamName(stream);
    request.setCommand(command);
    try {
      send(request);
      tell(command + " " + stream, "done");
    } catch (ClientException e) {
      tell(command + " " + stream, e.getErrCode());
    }
  }

  private static void indexes(String start, String end) throws Exception {
    var request = new DescribeLiveStreamRecordIndexFilesRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(APP);
    request.setStreamName("final");
    request.setStartTime(start);
    request.setEndTime(end);
    for (var index : send(request).getRecordIndexInfoList()) {
      var one = new DescribeLiveStreamRecordIndexFileRequest();
      one.setDomainName(DOMAIN);
      one.setAppName(APP);
      one.setStreamName("final");
      one.setRecordId(index.getRecordId());
      var told = send(one).getRecordIndexInfo();
      tell("playlist", told.getOssObject() + " " + told.getRecordUrl() + " " + told.getDuration());
    }
  }

  private static com.aliyuncs.live.model.v20161101.CreateLiveStreamRecordIndexFilesResponse
          .RecordInfo
      make(String start, String end) throws Exception {
    var request = new CreateLiveStreamRecordIndexFilesRequest();
    request.setDomainName(DOMAIN);
    request.setAppName(APP);
    request.setStreamName("final");
    request.setStartTime(start);
    request.setEndTime(end);
    request.setOssBucket("archive");
    request.setOssEndpoint("oss-cn-shanghai.aliyuncs.com");
    request.setOssObject("clips/{StreamName}-by-another-client.m3u8");
    return send(request).getRecordInfo();
  }

  private static <T extends AcsResponse> T send(AcsRequest<T> request) throws ClientException {
    request.setSysEndpoint(endpoint);
    request.setSysProtocol(ProtocolType.HTTP);
    return client.getAcsResponse(request);
  }

  private static void tell(String what, Object value) {
    System.out.println(what + ": " + value);
  }
}
