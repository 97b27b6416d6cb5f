import com.pili.Configuration;
import com.pili.Hub;
import com.pili.Stream;
import com.qiniu.Credentials;
import java.net.URI;

/**
 * What the vendor's client of the API's first generation makes of what was recorded, for somebody
 * else to see. It runs in a process of its own, against the sandbox whose address is the first
 * argument, and tells what it sees line by line.
 */
public class PiliFirstGenerationFiles {

  /** Address, access key, secret key, and a window in Unix seconds. */
  public static void main(String[] arguments) throws Exception {
    Configuration.getInstance().setAPIHost(URI.create(arguments[0]).getAuthority());
    var hub = new Hub(new Credentials(arguments[1], arguments[2]), "old-demo");
    var stream = hub.getStream("z1.old-demo.first-generation");
    long start = Long.parseLong(arguments[3]);
    long end = Long.parseLong(arguments[4]);
    var saved = stream.saveAs("show.mp4", "mp4", start, end, null, null);
    tell("saved", saved.getUrl() + " " + saved.getTargetUrl());
    tell("job", saved.getPersistentId());
    var picture = stream.snapshot("goal.jpg", "jpg", start, null);
    tell("picture", picture.getTargetUrl());
    tell("job", picture.getPersistentId());
    tell("playback", stream.hlsPlaybackUrls(start, end).get(Stream.ORIGIN).endsWith(".m3u8"));
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }
}
