import com.qiniu.processing.OperationManager;
import com.qiniu.storage.Configuration;
import com.qiniu.storage.Region;
import com.qiniu.streaming.StreamingManager;
import com.qiniu.util.Auth;
import com.qiniu.util.StringMap;
import java.net.URI;
import java.util.Arrays;

/**
 * What the vendor's current client sees of files that somebody else began, and what it makes
 * itself. It runs in a process of its own, against the sandbox whose address is the first argument,
 * and tells what it sees line by line.
 */
@SuppressWarnings("deprecation") // The current call wants to be told a bucket's region.
public class QiniuFiles {

  /** Address, access key and secret key, and jobs of somebody else. */
  public static void main(String[] arguments) throws Exception {
    var endpoint = URI.create(arguments[0]);
    var auth = Auth.create(arguments[1], arguments[2]);
    var region = new Region.Builder().region("z0").apiHost(endpoint.getAuthority()).build();
    var configuration = new Configuration(region);
    configuration.useHttpsDomains = false;
    var jobs = new OperationManager(auth, configuration);
    for (var id : Arrays.asList(arguments).subList(3, arguments.length)) {
      var job = jobs.prefop(id);
      tell("job", job.items[0].cmd + " " + job.inputKey + " " + job.items[0].key);
    }
    var streams = new StreamingManager(auth, "live-demo", arguments[0]);
    tell("playlist", streams.saveAs("second-generation", "by-another-client.m3u8"));
    var options = new StringMap().put("format", "mp4");
    tell("file", streams.saveAs("second-generation", "by-another-client.mp4", 0, 0, options));
    System.exit(0); // Its connection pool would keep the process for minutes.
  }

  private static void tell(String what, Object seen) {
    System.out.println(what + ": " + seen);
  }
}
