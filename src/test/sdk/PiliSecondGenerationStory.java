import com.qiniu.pili.Client;
import com.qiniu.pili.Config;
import com.qiniu.pili.Hub;
import com.qiniu.pili.PiliException;
import com.qiniu.pili.Stream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

/**
 * The story of a stream, told by the vendor's own client of the API's second generation. It runs in
 * a process of its own, against the sandbox whose address is the first argument, and tells what it
 * sees line by line.
 */
public class PiliSecondGenerationStory {

  private static URI endpoint;

  /** Address, access key and secret key. */
  public static void main(String[] arguments) throws Exception {
    endpoint = URI.create(arguments[0]);
    Config.APIHost = endpoint.getAuthority();
    var client = new Client(arguments[1], arguments[2]);
    var hub = client.newHub("live-demo");
    create(client, hub);
    list(hub);
    change(hub.get("camera-01"));
    push(hub, hub.get("camera-01"));
    record(hub.get("camera-01"));
    comeAndGo(hub);
    strangers(hub, arguments[1]);
    System.exit(0); // Its connection pool would keep the process for minutes.
  }

  private static void create(Client client, Hub hub) throws Exception {
    tell("created", hub.create("camera-01").toJson());
    tell("seen", hub.get("camera-01").toJson());
    refused("duplicate", () -> hub.create("camera-01"));
    refused("bad key", () -> hub.create("摄像头"));
    tell("play", client.HLSPlayURL("hls.example.com", "live-demo", "camera-01"));
  }

  private static void list(Hub hub) throws Exception {
    for (int i = 2; i <= 4; i++) {
      hub.create("camera-0" + i);
    }
    var marker = "";
    do {
      var page = hub.list("camera", 2, marker);
      marker = page.omarker;
      tell("page", Arrays.toString(page.keys) + " " + marker);
    } while (!marker.isEmpty());
    tell("none", Arrays.toString(hub.list("zzz", 0, "").keys));
    tell("live", Arrays.toString(hub.listLive("", 10, "").keys));
    refused("bad marker", () -> hub.list("", 5, "0").keys);
  }

  private static void change(Stream stream) throws Exception {
    stream.disable();
    tell("disabled", stream.info().getDisabledTill());
    stream.disable(1767326645L);
    tell("disabled till", stream.info().getDisabledTill());
    stream.enable();
    tell("enabled", stream.info().getDisabledTill());
    stream.updateConverts(new String[] {"480p", "720p"});
    tell("converts", Arrays.toString(stream.info().getConverts()));
    stream.updateConverts(new String[0]);
    tell("no converts", Arrays.toString(stream.info().getConverts()));
  }

  private static void push(Hub hub, Stream stream) throws Exception {
    refused("idle", stream::liveStatus);
    refused("nothing to save", () -> stream.save(0, 0));
    refused(
        "nothing to take", () -> stream.snapshot(new Stream.SnapshotOptions("a.jpg", 0, "jpg")));
    tell("history", stream.historyRecord(0, 0).length);
    control("POST", "publish", "{\"provider\": \"qiniu-pili\", \"key\": \"camera-01\"}");
    tell("live", stream.liveStatus().clientIP + " " + stream.liveStatus().startAt);
    var live = hub.batchLiveStatus(new String[] {"camera-01", "camera-02", "nobody"});
    tell("live of three", live.length);
    tell("live", Arrays.toString(hub.listLive("", 10, "").keys));
    control("PUT", "clock", "{\"advance\": \"10m\"}");
    control("POST", "unpublish", "{\"provider\": \"qiniu-pili\", \"key\": \"camera-01\"}");
  }

  private static void record(Stream stream) throws Exception {
    var past = stream.historyRecord(0, 0)[0];
    tell("history", past.end - past.start);
    tell("saved", stream.save(past.start, past.end));
    var options = new Stream.SaveOptions();
    options.fname = "out.mp4";
    options.format = "mp4";
    tell("saved as", stream.save(options));
    tell("picture", stream.snapshot(new Stream.SnapshotOptions("a.jpg", past.start, "jpg")));
  }

  /** A push makes a stream; without another it goes after 15 days. */
  private static void comeAndGo(Hub hub) throws Exception {
    control(
        "POST",
        "publish",
        "{\"provider\": \"qiniu-pili\", \"hub\": \"live-demo\", \"key\": \"walk-in\"}");
    control("POST", "unpublish", "{\"provider\": \"qiniu-pili\", \"key\": \"walk-in\"}");
    tell("came", hub.get("walk-in").getKey());
    control("PUT", "clock", "{\"advance\": \"360h\"}");
    refused("gone", () -> hub.get("walk-in"));
    tell("left", List.of(hub.list("", 0, "").keys));
  }

  private static void strangers(Hub hub, String key) {
    refused("missing", () -> hub.get("nobody"));
    var stranger = new Client(key, "not-the-secret").newHub("live-demo");
    refused("stranger", () -> stranger.create("camera-09"));
  }

  private interface Call {
    Object make() throws PiliException;
  }

  private static void refused(String what, Call call) {
    try {
      tell(what, call.make());
    } catch (PiliException e) {
      tell(
          what,
          "%d duplicate=%s notFound=%s notInLive=%s"
              .formatted(e.code(), e.isDuplicate(), e.isNotFound(), e.isNotInLive()));
    }
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }

  private static void control(String method, String what, String json) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(endpoint.resolve("/_weir/" + what));
      request.method(method, BodyPublishers.ofString(json));
      var response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(response.body());
      }
    }
  }
}
