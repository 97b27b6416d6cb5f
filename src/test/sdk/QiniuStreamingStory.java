import com.qiniu.common.QiniuException;
import com.qiniu.processing.OperationManager;
import com.qiniu.storage.Configuration;
import com.qiniu.storage.Region;
import com.qiniu.streaming.StreamingManager;
import com.qiniu.util.Auth;
import com.qiniu.util.StringMap;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The story of a stream and of a file made of it, told by the vendor's current client. It runs in a
 * process of its own, against the sandbox whose address is the first argument, and tells what it
 * sees line by line.
 */
@SuppressWarnings("deprecation") // The current call wants to be told a bucket's region.
public class QiniuStreamingStory {

  private static URI endpoint;

  /** Address, access key and secret key. */
  public static void main(String[] arguments) throws Exception {
    endpoint = URI.create(arguments[0]);
    var auth = Auth.create(arguments[1], arguments[2]);
    var streams = new StreamingManager(auth, "live-demo", arguments[0]);
    create(streams);
    push(streams);
    makeFile(streams, auth);
    System.exit(0); // Its connection pool would keep the process for minutes.
  }

  private static void create(StreamingManager streams) throws Exception {
    for (int i = 1; i <= 3; i++) {
      streams.create("camera-0" + i);
    }
    refused("duplicate", () -> streams.create("camera-01"));
    refused("missing", () -> streams.attribute("nobody"));
    var iterator = streams.createStreamListIterator(false, "camera");
    while (iterator.hasNext()) {
      tell("listed", Arrays.toString(iterator.next()));
    }
    streams.disableTill("camera-02", -1);
    tell("disabled", streams.attribute("camera-02").disabledTill);
    streams.enable("camera-02");
    tell("enabled", streams.attribute("camera-02").disabledTill);
    var attribute = streams.attribute("camera-01");
    tell("stays, in days", (attribute.expireAt - attribute.createdAt) / 86_400);
  }

  private static void push(StreamingManager streams) throws Exception {
    refused("idle", () -> streams.status("camera-01"));
    refused("nothing to save", () -> streams.saveAs("camera-01", "out.m3u8"));
    control("POST", "publish", "{\"provider\": \"qiniu-pili\", \"key\": \"camera-01\"}");
    tell("live", streams.status("camera-01").clientIP);
    tell("live ones", Arrays.toString(streams.listStreams(true, "", "").keys()));
    control("PUT", "clock", "{\"advance\": \"10m\"}");
    control("POST", "unpublish", "{\"provider\": \"qiniu-pili\", \"key\": \"camera-01\"}");
    var past = streams.history("camera-01", 1, 0).items[0];
    tell("history", past.end - past.start);
  }

  private static void makeFile(StreamingManager streams, Auth auth) throws Exception {
    tell("saved", streams.saveAs("camera-01", "out.m3u8"));
    var options = new StringMap().put("format", "mp4");
    var name = streams.saveAs("camera-01", "out.mp4", 0, 0, options);
    tell("saved as", name);
    var region = new Region.Builder().region("z0").apiHost(endpoint.getAuthority()).build();
    var configuration = new Configuration(region);
    configuration.useHttpsDomains = false;
    var jobs = new OperationManager(auth, configuration);
    var job = job();
    tell("job", jobs.prefop(job).code + " " + jobs.prefop(job).desc);
    control("PUT", "clock", "{\"advance\": \"2s\"}");
    tell("job", jobs.prefop(job).code + " " + jobs.prefop(job).desc);
    control("PUT", "clock", "{\"advance\": \"5s\"}");
    var done = jobs.prefop(job);
    tell("job", done.code + " " + done.items[0].cmd + " " + done.items[0].key);
    refused("no such job", () -> jobs.prefop("z1.nothere"));
  }

  /** This client does not tell the job that a save began. */
  private static String job() throws Exception {
    var state = control("GET", "state", "");
    var id = Pattern.compile("z1\\.[0-9a-f]{24}").matcher(state);
    return id.results().findFirst().orElseThrow().group();
  }

  private interface Call {
    void make() throws QiniuException;
  }

  private static void refused(String what, Call call) {
    try {
      call.make();
      tell(what, "done");
    } catch (QiniuException e) {
      tell(what, e.code() + " " + e.error());
    }
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }

  private static String control(String method, String what, String json) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(endpoint.resolve("/_weir/" + what));
      request.method(method, BodyPublishers.ofString(json));
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.body());
      }
      return response.body();
    }
  }
}
