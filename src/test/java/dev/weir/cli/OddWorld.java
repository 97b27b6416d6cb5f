package dev.weir.cli;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A world full of what YAML, templates, names and providers stumble over. */
final class OddWorld {

  /** Texts that some reader of YAML takes for something else, or cannot read at all. */
  private static final List<String> ODD =
      List.of(
          "yes",
          "No",
          "on",
          "~",
          "null",
          "1e3",
          "08",
          "0x1F",
          "-5",
          "1_000",
          "12:30:45",
          "2026-01-01",
          "2026-01-01T00:00:00Z",
          ".inf",
          " leading",
          "trailing ",
          "# no comment",
          "a # b",
          "a: b",
          "- item",
          "? key",
          "[list",
          "{map}",
          "\"quoted\"",
          "it's",
          "back\\slash",
          "%TAG",
          "@at",
          "`tick`",
          "*alias",
          "&anchor",
          "!tag",
          "|",
          ">",
          "---",
          "...",
          "<<",
          "=",
          "${Channel.main.channel}",
          "$${escaped}",
          "$$${x",
          "tab\there",
          "line\nbreak",
          "\uD83C\uDFA5 live",
          "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
          "\u4E3B\u821E\u53F0",
          "zero\u200Bwidth",
          "e\u0301",
          "a, b",
          "a,b",
          "x".repeat(90),
          "");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Random random;
  private final ObjectNode state = JSON.createObjectNode();
  private final Map<String, String> secrets = new HashMap<>();
  private final Set<String> domains = new LinkedHashSet<>();

  private OddWorld(Random random) {
    this.random = random;
  }

  static OddWorld of(Random random) {
    var world = new OddWorld(random);
    for (int i = 0; i < 12; i++) {
      world.channel();
      world.stream("live-demo");
      world.stream("other-hub");
    }
    for (int i = 0; i < 6; i++) {
      world.groups();
      world.relay();
      world.rule();
    }
    for (int i = 0; i < 3; i++) {
      world.notification();
    }
    return world;
  }

  ObjectNode state() {
    return state;
  }

  Set<String> domains() {
    return domains;
  }

  String secretOf(String identity) {
    return secrets.getOrDefault(identity, "");
  }

  private ObjectNode shelf(String provider, String name) {
    return state.withObject("/" + provider).withObject("/" + name);
  }

  private String odd() {
    return switch (random.nextInt(4)) {
      case 0 -> noise();
      case 1 -> ODD.get(random.nextInt(ODD.size())) + ODD.get(random.nextInt(ODD.size()));
      default -> ODD.get(random.nextInt(ODD.size()));
    };
  }

  /** Any characters that a text may hold. */
  private String noise() {
    var text = new StringBuilder();
    int length = random.nextInt(40);
    for (int i = 0; i < length; i++) {
      int c = random.nextInt(3) == 0 ? random.nextInt(0x110000) : 0x20 + random.nextInt(0x5F);
      if (c < 0xD800 || c > 0xDFFF) {
        text.appendCodePoint(c);
      }
    }
    return text.toString();
  }

  /** An odd text of these characters only. */
  private String odd(String allowed, int min, int max) {
    var text = odd().replaceAll("[^" + allowed + "]", "");
    var filled = new StringBuilder(text);
    while (filled.length() < min) {
      filled.append((char) ('a' + random.nextInt(26)));
    }
    return filled.substring(0, Math.min(max, filled.length()));
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private int from(int min, int max) {
    return min + random.nextInt(max - min + 1);
  }

  /** As many bytes as fit, and no half a character. */
  private static String cut(String text, int bytes) {
    var cut = text;
    while (cut.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > bytes) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut;
  }

  private void channel() {
    var name = cut(odd().replaceAll("[/\\\\\\p{Cntrl}\\uFFFE\\uFFFF]", ""), 63);
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      name = "main-" + random.nextInt(1000);
    }
    var description = cut(odd().replaceAll("[\\p{Cntrl}&&[^\\t\\n]]|[\\uFFFE\\uFFFF]", ""), 128);
    var playlist = odd().replaceAll("[/\\p{Cntrl}\\uFFFE\\uFFFF]", "") + "p.m3u8";
    shelf("aliyun-oss", "channels")
        .putObject("live-demo/" + name)
        .put("description", description)
        .put("status", maybe() ? "enabled" : "disabled")
        .put("fragDuration", maybe() ? 5 : from(1, 100))
        .put("fragCount", maybe() ? 3 : from(1, 100))
        .put("playlistName", maybe() ? "playlist.m3u8" : playlist)
        .putNull("snapshot")
        .put("lastModified", "2026-11-21T11:00:00Z")
        .putNull("push")
        .putArray("history");
  }

  private void stream(String hub) {
    var title = odd("A-Za-z0-9_-", 4, maybe() ? 200 : 20);
    var key = "k" + Long.toHexString(random.nextLong());
    boolean first = hub.equals("live-demo");
    if (first) {
      secrets.put(title, key);
    }
    var stream =
        shelf("qiniu-pili", "streams")
            .putObject(hub + "/" + title)
            .put("hub", hub)
            .put("title", title)
            .put("vanishes", !first)
            .put("createdAt", "2026-11-21T11:00:00Z")
            .put("updatedAt", "2026-11-21T11:00:00Z")
            .put("publishKey", key)
            .put("publishSecurity", maybe() ? "static" : "dynamic")
            .put("disabledTill", maybe() ? 0 : -1);
    stream.putArray("profiles");
    var converts = stream.putArray("converts");
    if (!first && maybe()) {
      converts.add("480p").add("wmt_a");
    }
    stream.putNull("push");
    stream.putArray("pushes");
  }

  private void groups() {
    var vhost = "push" + random.nextInt(3) + ".example.com";
    var app = maybe() ? "" : odd("A-Za-z0-9_.-", 1, 30);
    var configuration =
        shelf("volcengine-live", "relaySourceV3")
            .putObject(vhost + "/" + app)
            .put("Vhost", vhost)
            .put("App", app);
    var groups = configuration.putArray("GroupDetails");
    var names = new LinkedHashSet<String>();
    for (int i = from(1, 3); i > 0; i--) {
      var name = maybe() ? odd("A-Za-z0-9_.-", 1, 30) : odd();
      if (!name.isEmpty() && names.add(name)) {
        var servers = groups.addObject().put("Group", name).putArray("Servers");
        for (int j = from(1, 3); j > 0; j--) {
          var parameters =
              servers
                  .addObject()
                  .put("RelaySourceProtocol", maybe() ? "rtmp" : "flv")
                  .put("RelaySourceDomain", "origin-" + random.nextInt(1_000_000) + ".example.org")
                  .putObject("RelaySourceParams");
          for (int k = from(0, 3); k > 0; k--) {
            parameters.put(maybe() ? odd() : odd() + "k".repeat(1200), odd());
          }
        }
      }
    }
    if (groups.isEmpty()) {
      groups
          .addObject()
          .put("Group", "g")
          .putArray("Servers")
          .addObject()
          .put("RelaySourceProtocol", "rtmp")
          .put("RelaySourceDomain", "origin.example.org:1935")
          .putObject("RelaySourceParams");
    }
  }

  private void relay() {
    var domain = "pull" + random.nextInt(3) + ".example.com";
    var app = odd("A-Za-z0-9_.-", 1, 30);
    var stream = odd("A-Za-z0-9_.-", 1, 100);
    var relay =
        shelf("volcengine-live", "relaySourceV4")
            .putObject(domain + "/" + app + "/" + stream)
            .put("Domain", domain)
            .put("App", app)
            .put("Stream", stream);
    var addresses = relay.putArray("SrcAddrS");
    for (int i = from(1, 3); i > 0; i--) {
      var rest = odd().replaceAll("[\\s\\uFFFE\\uFFFF\\p{Cntrl}]", "");
      addresses.add("rtmp://far" + random.nextInt(1_000_000) + ".example.org/live/" + rest);
    }
    if (maybe()) {
      long start = 1_700_000_000L + random.nextInt(400_000_000);
      relay.put("StartTime", start).put("EndTime", start + from(1, 600_000));
    }
  }

  private void rule() {
    var domain = "play" + random.nextInt(3) + ".example.com";
    domains.add(domain);
    var app = maybe() ? "*" : name();
    var stream = app.equals("*") || maybe() ? "*" : name();
    var rule =
        shelf("aliyun-live", "rules")
            .putObject(domain + "/" + app + "/" + stream)
            .put("domainName", domain)
            .put("appName", app)
            .put("streamName", stream)
            .put("ossBucket", "live-demo")
            .put("ossEndpoint", "oss-cn-hangzhou.aliyuncs.com")
            .put("createTime", "2026-11-21T11:00:00Z")
            .put("onDemond", new int[] {0, 1, 2, 7}[random.nextInt(4)])
            .put("delayTime", maybe() ? 180 : from(15, 21_600));
    if (!stream.equals("*") && maybe()) {
      rule.put("startTime", "2026-12-24T20:00:00Z").put("endTime", "2026-12-24T22:00:00Z");
    }
    formats(rule.putObject("recordFormatList"), true);
    boolean transcoded = maybe();
    formats(rule.putObject("transcodeRecordFormatList"), transcoded);
    var templates = rule.putObject("transcodeTemplates").putArray("templates");
    if (transcoded) {
      templates.add("sd").add(odd().isEmpty() ? "hd" : "x" + random.nextInt(100));
    }
  }

  private String name() {
    var name = odd().replaceAll("[*/\\p{Cntrl}\\uFFFE\\uFFFF]", "");
    return name.isBlank() ? "live" : name;
  }

  private void formats(ObjectNode list, boolean any) {
    var formats = list.putArray("recordFormat");
    for (var container : List.of("m3u8", "flv", "mp4", "cmaf")) {
      if (any && (formats.isEmpty() || random.nextInt(3) == 0)) {
        var format =
            formats
                .addObject()
                .put("format", container)
                .put("cycleDuration", maybe() ? 21_600 : from(900, 21_600))
                .put(
                    "ossObjectPrefix",
                    cut(odd().replaceAll("[\\uFFFE\\uFFFF]", ""), 100)
                        + "{AppName}/{EscapedStartTime}_{EscapedEndTime}");
        if (container.equals("m3u8") || container.equals("cmaf")) {
          format
              .put("sliceOssObjectPrefix", "s/{UnixTimestamp}_{Sequence}")
              .put("sliceDuration", maybe() ? 30 : from(5, 30));
        }
      }
    }
  }

  private void notification() {
    var domain = "play" + random.nextInt(3) + ".example.com";
    domains.add(domain);
    boolean signed = maybe();
    var key = "K" + Integer.toHexString(random.nextInt()) + "abcdefghijklmnop";
    secrets.put(domain, key);
    shelf("aliyun-live", "notifications")
        .putObject(domain)
        .put("domainName", domain)
        .put("notifyUrl", "https://callbacks.example.com/" + odd("\\x21-\\x7E", 0, 500))
        .put("onDemandUrl", maybe() ? "http://d.example.com/?" + odd("\\x21-\\x7E", 0, 500) : null)
        .put("needStatusNotify", maybe())
        .put("notifyReqAuth", signed)
        .put("notifyAuthKey", signed || maybe() ? key : null);
  }
}
