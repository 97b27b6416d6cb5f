import com.pili.Configuration;
import com.pili.Hub;
import com.pili.PiliException;
import com.pili.Stream;
import com.qiniu.Credentials;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeMap;

/**
 * The story of a stream, told by the vendor's own client of the API's first generation. It runs in
 * a process of its own, against the sandbox whose address is the first argument, and tells what it
 * sees line by line.
 */
public class PiliFirstGenerationStory {

  private static URI endpoint;

  /** Address, access key and secret key. */
  public static void main(String[] arguments) throws Exception {
    endpoint = URI.create(arguments[0]);
    // This client reads the host once, when its classes are loaded.
    Configuration.getInstance().setAPIHost(endpoint.getAuthority());
    var hub = new Hub(new Credentials(arguments[1], arguments[2]), "live-demo");
    create(hub);
    list(hub);
    change(hub.getStream("z1.live-demo.camera-01"));
    push(hub, hub.getStream("z1.live-demo.camera-01"));
    record(hub.getStream("z1.live-demo.camera-01"));
    delete(hub.getStream("z1.live-demo.camera-01"));
    strangers(hub, arguments[1]);
  }

  private static void create(Hub hub) throws Exception {
    var stream = hub.createStream("camera-01", "pk-2f6c9d1180", "static");
    tell("created", stream.getStreamId() + " " + stream.getPublishSecurity());
    tell("publish", stream.rtmpPublishUrl());
    tell("rtmp", new TreeMap<>(stream.rtmpLiveUrls()));
    tell("hls", new TreeMap<>(stream.hlsLiveUrls()));
    tell("flv", new TreeMap<>(stream.httpFlvLiveUrls()));
    var nameless = hub.createStream();
    tell("nameless", nameless.getTitle().matches("[0-9a-f]{24}"));
    tell("its key", nameless.getPublishKey().matches("[0-9a-f]{16}"));
    tell("its security", nameless.getPublishSecurity());
    nameless.delete();
    refused("duplicate", () -> hub.createStream("camera-01", null, null));
    refused("bad title", () -> hub.createStream("camera 1", null, null));
  }

  private static void list(Hub hub) throws Exception {
    for (int i = 2; i <= 5; i++) {
      hub.createStream("camera-0" + i, "key-of-" + i, "dynamic");
    }
    String marker = null;
    Stream.StreamList page;
    do {
      page = hub.listStreams(marker, 2);
      for (var stream : page.getStreams()) {
        tell("listed", stream.getTitle());
      }
      marker = page.getMarker();
      tell("page", marker + " " + page.isEnd());
    } while (!page.isEnd());
    tell("none", hub.listStreams(null, 10, "zzz").getStreams().size());
    tell("connected", hub.listStreams("connected", null, 0, null).getStreams().size());
  }

  private static void change(Stream stream) throws Exception {
    var changed = stream.update("rotated-key-77", "dynamic", false);
    tell("changed", changed.getPublishKey() + " " + changed.getPublishSecurity());
    tell("disabled", changed.disable().isDisabled());
    tell("kept", changed.disable().getPublishKey());
    tell("enabled", !changed.enable().isDisabled());
    refused("bad security", () -> stream.update(null, "_invalid", false));
  }

  private static void push(Hub hub, Stream stream) throws Exception {
    tell("status", stream.status().getStatus());
    refused("segments", stream::segments);
    refused("nothing to save", () -> stream.saveAs("a.mp4", "mp4", 1000, 3600, null, null));
    control("POST", "publish", "{\"provider\": \"qiniu-pili\", \"title\": \"camera-01\"}");
    tell("status", stream.status().getStatus() + " " + stream.status().getAddr());
    tell("since", stream.status().getStartFrom());
    tell("connected", hub.listStreams("connected", null, 0, null).getStreams().size());
    control("PUT", "clock", "{\"advance\": \"10m\"}");
    control("POST", "unpublish", "{\"provider\": \"qiniu-pili\", \"title\": \"camera-01\"}");
    tell("status", stream.status().getStatus());
  }

  private static void record(Stream stream) throws Exception {
    var segments = stream.segments();
    var first = segments.getSegmentList().get(0);
    tell("recorded", segments.getDuration() + " " + (first.getEnd() - first.getStart()));
    var saved = stream.saveAs("a.mp4", "mp4", first.getStart(), first.getEnd(), null, null);
    tell("saved", URI.create(saved.getUrl()).getPath());
    tell("target", URI.create(saved.getTargetUrl()).getPath());
    tell("job", saved.getPersistentId().matches("z1\\.[0-9a-f]{24}"));
    var picture = stream.snapshot("a.jpg", "jpg");
    tell("picture", URI.create(picture.getTargetUrl()).getPath());
    var urls = stream.hlsPlaybackUrls(first.getStart(), first.getEnd());
    tell("playback", urls.get(Stream.ORIGIN).matches("http://.*camera-01/\\d+\\.m3u8"));
  }

  private static void delete(Stream stream) throws Exception {
    tell("deleted", stream.delete());
    refused("deleted again", stream::delete);
  }

  private static void strangers(Hub hub, String key) {
    refused("missing", () -> hub.getStream("z1.live-demo.nobody"));
    var stranger = new Hub(new Credentials(key, "not-the-secret"), "live-demo");
    refused("stranger", stranger::listStreams);
  }

  private interface Call {
    Object make() throws PiliException;
  }

  private static void refused(String what, Call call) {
    try {
      tell(what, call.make());
    } catch (PiliException e) {
      tell(what, e.response == null ? e.getMessage() : e.code() + " " + e.getDetails());
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
