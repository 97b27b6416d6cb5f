package dev.weir.provider.volcenginelive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever a manifest sets and leaves out, and however the service is where its documentation
 * leaves that open: once it is applied, nothing is left to do, and so after each change of it. The
 * seed is the test's name.
 */
class RelayPropertyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FOREIGN =
      """
      {"Group": "theirs", "Servers": [{"RelaySourceProtocol": "flv",
        "RelaySourceDomain": "198.51.100.7:8000", "RelaySourceParams": {"k": "a+b/c=d&e"}}]}
      """;

  @TempDir Path work;

  static List<Integer> seeds() {
    return IntStream.range(0, 16).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_applied_needs_no_second_apply(int seed) {
    var random = new Random(seed);
    var world = world(random, seed);
    try (var bench = new RelayBench(work, world)) {
      bench.putForeign("live", FOREIGN);
      for (int round = 0; round < 5; round++) {
        var documents = new Documents(random).write();
        bench.declare(documents.toArray(String[]::new));

        var report = bench.apply();

        var what = world + "\n" + String.join("\n", documents);
        assertThat(report.failed()).as(what).isEmpty();
        assertThat(report.notes()).as(what).isEmpty();
        assertThat(bench.plan().effective()).as(what).isEmpty();
      }
      assertThat(bench.groups("live")).contains(JSON.readTree(FOREIGN));
    }
  }

  /** Both ways to write, each with every other choice now and then. */
  private static String world(Random random, int seed) {
    var world = JSON.createObjectNode();
    world.put("relaySourceV3", seed % 2 == 0 ? "replace" : "merge");
    world.put("deleteMissing", oneOf(random, "common", "success", "forbidden"));
    world.put("emptyDescription", oneOf(random, "absent", "null", "empty"));
    world.put("vhostWideApp", oneOf(random, "blank", "star"));
    world.put("expired", oneOf(random, "kept", "removed"));
    world.put("listed", oneOf(random, "domain", "vhost"));
    return world.toString();
  }

  private static String oneOf(Random random, String... words) {
    return words[random.nextInt(words.length)];
  }

  /** Random documents; the identities are few, so that rounds change the same objects. */
  private record Documents(Random random) {

    List<String> write() {
      var documents = new ArrayList<String>();
      for (int i = 0; i < 5; i++) {
        if (random.nextInt(4) > 0) {
          documents.add(group(i).toString());
        }
      }
      // Nobody deletes what holds for a whole vhost, so it is always there.
      documents.add(vhostWide().toString());
      for (int i = 0; i < 4; i++) {
        if (random.nextInt(4) > 0) {
          documents.add(relay(i).toString());
        }
      }
      Collections.shuffle(documents, random);
      return documents;
    }

    private static ObjectNode document(String kind, String name) {
      var document = JSON.createObjectNode();
      document.put("apiVersion", "volcengine-live/v1").put("kind", kind);
      document.putObject("metadata").put("name", name);
      document.putObject("spec").put("provider", "volc");
      return document;
    }

    private boolean maybe() {
      return random.nextBoolean();
    }

    private ObjectNode group(int index) {
      var document = document("RelayGroup", "g" + index);
      var spec = (ObjectNode) document.path("spec");
      spec.put("vhost", "push.example.com").put("app", index < 4 ? "live" : "stage");
      if (maybe()) {
        spec.put("group", "g" + index);
      }
      if (maybe()) {
        spec.put("order", random.nextInt(4) * 10);
      }
      servers(spec);
      return document;
    }

    private ObjectNode vhostWide() {
      var document = document("RelayGroup", "wide");
      var spec = (ObjectNode) document.path("spec");
      spec.put("vhost", "push.example.com");
      switch (random.nextInt(3)) {
        case 0 -> spec.put("app", "*");
        case 1 -> spec.put("app", "");
        default -> {}
      }
      if (maybe()) {
        spec.put("order", random.nextInt(4) * 10);
      }
      servers(spec);
      return document;
    }

    private void servers(ObjectNode spec) {
      var servers = spec.putArray("servers");
      int count = random.nextInt(1, 4);
      for (int i = 0; i < count; i++) {
        var server = servers.addObject();
        server.put("relaySourceProtocol", oneOf(random, "rtmp", "flv"));
        server.put("relaySourceDomain", oneOf(random, "one.example.org", "198.51.100.8:8000"));
        if (maybe()) {
          var parameters = server.putObject("relaySourceParams");
          IntStream.range(0, random.nextInt(3))
              .forEach(p -> parameters.put("k" + p, oneOf(random, "", "a+b/c=d&e%20f", "门口")));
        }
      }
    }

    private ObjectNode relay(int index) {
      var document = document("FixedRelay", "r" + index);
      var spec = (ObjectNode) document.path("spec");
      spec.put("domain", oneOf(random, "pull.example.com", "pull.example.net"));
      spec.put("app", "live");
      if (maybe()) {
        spec.put("stream", "r" + index);
      }
      var sources = spec.putArray("srcAddrs");
      int count = random.nextInt(1, 4);
      for (int i = 0; i < count; i++) {
        sources.add(
            oneOf(
                random,
                "rtmp://origin.example.org/live/final?a=b&c=%20#d",
                "http://origin.example.org/live/final.flv",
                "srt://198.51.100.8:9000/?streamid=x"));
      }
      if (maybe()) {
        // Some are over, one runs, some are to come.
        int month = random.nextInt(1, 3);
        int day = random.nextInt(1, 8);
        spec.put("startTime", "2026-%02d-%02dT0%d:00:00.5Z".formatted(month, day, index));
        spec.put("endTime", "2026-%02d-%02dT09:00:00+08:00".formatted(month, day + 2));
      }
      return document;
    }
  }
}
