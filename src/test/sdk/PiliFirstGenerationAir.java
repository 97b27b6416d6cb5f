import com.pili.Configuration;
import com.pili.Hub;
import com.qiniu.Credentials;
import java.net.URI;

/**
 * What the vendor's client of the API's first generation sees of a stream on the air, and that it
 * switches another one off, for somebody else to see. It runs in a process of its own, against the
 * sandbox whose address is the first argument, and tells what it sees line by line.
 */
public class PiliFirstGenerationAir {

  /** Address, access key and secret key. */
  public static void main(String[] arguments) throws Exception {
    Configuration.getInstance().setAPIHost(URI.create(arguments[0]).getAuthority());
    var hub = new Hub(new Credentials(arguments[1], arguments[2]), "old-demo");
    var stream = hub.getStream("z1.old-demo.first-generation");
    tell("publish", stream.rtmpPublishUrl());
    var status = stream.status();
    tell("status", status.getStatus() + " " + status.getAddr());
    for (var segment : stream.segments().getSegmentList()) {
      tell("segment", segment.getStart() + " " + segment.getEnd());
    }
    var other = hub.getStream("z1.old-demo.first-other");
    tell("other", other.isDisabled());
    other.enable();
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }
}
