import com.qiniu.streaming.StreamingManager;
import com.qiniu.util.Auth;

/**
 * What the vendor's current client sees of a stream on the air, and that it locks another one until
 * a time, for somebody else to see. It runs in a process of its own, against the sandbox whose
 * address is the first argument, and tells what it sees line by line.
 */
public class QiniuAir {

  /** Address, access key, secret key, and a time in Unix seconds. */
  public static void main(String[] arguments) throws Exception {
    var auth = Auth.create(arguments[1], arguments[2]);
    var streams = new StreamingManager(auth, "live-demo", arguments[0]);
    var status = streams.status("second-generation");
    tell("status", status.startAt + " " + status.clientIP + " " + status.bps);
    for (var push : streams.history("second-generation", 1, 0).items) {
      tell("push", push.start + " " + push.end);
    }
    tell("locked", streams.attribute("second-other").disabledTill);
    streams.disableTill("second-other", Long.parseLong(arguments[3]));
    System.exit(0); // Its connection pool would keep the process for minutes.
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }
}
