import com.volcengine.model.live.v20230101.CreateRelaySourceV4Body;
import com.volcengine.model.live.v20230101.DeleteRelaySourceV3Body;
import com.volcengine.model.live.v20230101.DeleteRelaySourceV4Body;
import com.volcengine.model.live.v20230101.DescribeRelaySourceV3Body;
import com.volcengine.model.live.v20230101.ListRelaySourceV4Body;
import com.volcengine.model.live.v20230101.UpdateRelaySourceV3Body;
import com.volcengine.model.live.v20230101.UpdateRelaySourceV3BodyGroupDetailsItem;
import com.volcengine.model.live.v20230101.UpdateRelaySourceV3BodyGroupDetailsItemServersItem;
import com.volcengine.model.live.v20230101.UpdateRelaySourceV4Body;
import com.volcengine.service.live.v20230101.LiveService;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.http.HttpHost;

/**
 * The story of relay sources, told by the vendor's own client. It runs in a process of its own,
 * against the sandbox whose address is the first argument, and tells what it sees line by line.
 */
public class VolcengineLiveStory {

  private static final String VHOST = "push.example.com";
  private static final String DOMAIN = "pull.example.com";

  /** Address, access key, secret key, and then perhaps a session token. */
  public static void main(String[] arguments) throws Exception {
    var endpoint = URI.create(arguments[0]);
    var host = new HttpHost(endpoint.getHost(), endpoint.getPort(), endpoint.getScheme());
    var live = LiveService.getInstance(host);
    live.setScheme("http");
    live.setAccessKey(arguments[1]);
    live.setSecretKey(arguments[2]);
    if (arguments.length > 3) {
      live.setSessionToken(arguments[3]);
    }
    playTriggered(live);
    fixed(live);
    live.setSecretKey("somebody-elses");
    refused("wrong secret", () -> live.describeRelaySourceV3(describe()));
  }

  private static void playTriggered(LiveService live) throws Exception {
    tell("nothing yet", groups(live));
    live.updateRelaySourceV3(
        update(
            group("relay1", server("rtmp", "example.org", Map.of("key1", "value1", "k", "门口&<>"))),
            group("relay2", server("flv", "198.51.100.20:8000", null))));
    tell("created", groups(live));
    live.updateRelaySourceV3(
        update(
            group("relay2", server("flv", "198.51.100.20:8000", Map.of())),
            group("relay1", server("rtmp", "other.example.org", Map.of()))));
    tell("updated", groups(live));
    live.deleteRelaySourceV3(delete("relay2"));
    tell("one deleted", groups(live));
    live.deleteRelaySourceV3(delete("relay1"));
    tell("all deleted", groups(live));
    refused(
        "bad protocol",
        () -> live.updateRelaySourceV3(update(group("g", server("srt", "example.org", null)))));
  }

  private static void fixed(LiveService live) throws Exception {
    for (int i = 1; i <= 3; i++) {
      var created = live.createRelaySourceV4(create("stream-" + i));
      tell("created", created.getResult().getTaskId() != null);
    }
    refused("created again", () -> live.createRelaySourceV4(create("stream-1")));
    tell("first page", page(live, 1));
    tell("second page", page(live, 2));

    var update = new UpdateRelaySourceV4Body();
    update.setDomain(DOMAIN);
    update.setApp("live");
    update.setStream("stream-1");
    update.setSrcAddrS(
        List.of("rtmp://b.example.org/live/1?x=1&y=%20", "srt://a.example.org:9000"));
    update.setStartTime(1767600000);
    update.setEndTime(1767700000);
    live.updateRelaySourceV4(update);
    tell("updated", page(live, 1));
    update.setStartTime(null);
    update.setEndTime(null);
    live.updateRelaySourceV4(update);
    tell("permanent", page(live, 1));
    update.setStream("stream-9");
    refused("updated what is not there", () -> live.updateRelaySourceV4(update));

    for (int i = 1; i <= 3; i++) {
      live.deleteRelaySourceV4(deleteFixed("stream-" + i));
    }
    tell("all deleted", page(live, 1));
    refused("deleted again", () -> live.deleteRelaySourceV4(deleteFixed("stream-1")));
  }

  private static String groups(LiveService live) throws Exception {
    var told = new ArrayList<String>();
    var result = live.describeRelaySourceV3(describe()).getResult();
    if (result != null && result.getRelaySourceConfigList() != null) {
      for (var configuration : result.getRelaySourceConfigList()) {
        for (var group : configuration.getGroupDetails()) {
          for (var server : group.getServers()) {
            told.add(
                "%s/%s %s %s://%s %s"
                    .formatted(
                        configuration.getVhost(),
                        configuration.getApp(),
                        group.getGroup(),
                        server.getRelaySourceProtocol(),
                        server.getRelaySourceDomain(),
                        new TreeMap<>(server.getRelaySourceParams())));
          }
        }
      }
    }
    return told.toString();
  }

  private static String page(LiveService live, int number) throws Exception {
    var body = new ListRelaySourceV4Body();
    body.setDomain(DOMAIN);
    body.setPage(number);
    body.setSize(2);
    var result = live.listRelaySourceV4(body).getResult();
    var told = new ArrayList<String>();
    for (var item : result.getList()) {
      told.add(
          "%s/%s/%s %s %s-%s"
              .formatted(
                  item.getDomain(),
                  item.getApp(),
                  item.getStream(),
                  item.getSrcAddrS(),
                  item.getStartTime(),
                  item.getEndTime()));
    }
    var pagination = result.getPagination();
    return told
        + " page %d of %d, %d in all"
            .formatted(
                pagination.getPageCur(), pagination.getPageTotal(), pagination.getTotalCount());
  }

  private static UpdateRelaySourceV3Body update(UpdateRelaySourceV3BodyGroupDetailsItem... groups) {
    var body = new UpdateRelaySourceV3Body();
    body.setVhost(VHOST);
    body.setApp("live");
    body.setGroupDetails(List.of(groups));
    return body;
  }

  private static UpdateRelaySourceV3BodyGroupDetailsItem group(
      String name, UpdateRelaySourceV3BodyGroupDetailsItemServersItem... servers) {
    var group = new UpdateRelaySourceV3BodyGroupDetailsItem();
    group.setGroup(name);
    group.setServers(List.of(servers));
    return group;
  }

  private static UpdateRelaySourceV3BodyGroupDetailsItemServersItem server(
      String protocol, String domain, Map<String, String> parameters) {
    var server = new UpdateRelaySourceV3BodyGroupDetailsItemServersItem();
    server.setRelaySourceProtocol(protocol);
    server.setRelaySourceDomain(domain);
    // Its JSON library writes the second use of one map as a reference to the first.
    server.setRelaySourceParams(parameters == null ? null : new TreeMap<>(parameters));
    return server;
  }

  private static DescribeRelaySourceV3Body describe() {
    var body = new DescribeRelaySourceV3Body();
    body.setVhost(VHOST);
    return body;
  }

  private static DeleteRelaySourceV3Body delete(String group) {
    var body = new DeleteRelaySourceV3Body();
    body.setVhost(VHOST);
    body.setApp("live");
    body.setGroup(group);
    return body;
  }

  private static CreateRelaySourceV4Body create(String stream) {
    var body = new CreateRelaySourceV4Body();
    body.setDomain(DOMAIN);
    body.setApp("live");
    body.setStream(stream);
    body.setSrcAddrS(List.of("rtmp://example.org/live/" + stream));
    body.setStartTime(1767400000);
    body.setEndTime(1767500000);
    return body;
  }

  private static DeleteRelaySourceV4Body deleteFixed(String stream) {
    var body = new DeleteRelaySourceV4Body();
    body.setDomain(DOMAIN);
    body.setApp("live");
    body.setStream(stream);
    return body;
  }

  private interface Call {
    Object call() throws Exception;
  }

  private static void refused(String what, Call call) {
    try {
      tell(what, "was let through: " + call.call());
    } catch (Exception e) {
      // One of its messages has the answer's code in JSON, another in words.
      var code = Pattern.compile("Code[\":]+([A-Za-z.]+)").matcher(e.getMessage());
      tell(what, code.find() ? code.group(1) : e.getMessage());
    }
  }

  private static void tell(String what, Object value) {
    System.out.println(what + ": " + value);
  }
}
