package dev.weir.provider.aliyunlive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.RunReport;
import dev.weir.kind.Value;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever a manifest sets and leaves out: once it is applied, nothing is left to do, and so after
 * each change of it. The seed is the test's name.
 */
class LivePropertyTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PROVIDER =
      "{\"apiVersion\":\"aliyun-live/v1\",\"kind\":\"Provider\",\"metadata\":{\"name\":\"live\"}}";

  @TempDir Path work;

  static List<Integer> seeds() {
    return java.util.stream.IntStream.range(0, 12).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void what_is_applied_needs_no_second_apply(int seed) throws IOException {
    var random = new Random(seed);
    var manifests = Files.createDirectory(work.resolve("manifests"));
    try (var run = new SandboxRun(work.resolve("ledger"))) {
      for (int round = 0; round < 4; round++) {
        var text = new Documents(random).write();
        Files.writeString(manifests.resolve("live.yaml"), text);

        var report = apply(run, manifests);

        assertThat(report.failed()).as(text).isEmpty();
        assertThat(report.notes()).as(text).isEmpty();
        assertThat(plan(run, manifests).effective()).as(text).isEmpty();
      }
    }
  }

  private static Plan plan(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests)) {
      var loaded = run.load(manifests).orRefuse();
      return engine.plan(loaded, run.store().read(), PlanOptions.converge()).plan();
    }
  }

  private static RunReport apply(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      return engine.apply(prepared, session, 4);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_normal_form_of_a_normal_form_is_itself(int seed) {
    var random = new Random(seed);
    var kind = new AliyunLiveModule().kinds().getFirst();
    for (int i = 0; i < 200; i++) {
      var fields = Value.Fields.empty(kind.shape());
      for (var attribute : kind.shape().attributes()) {
        fields = fields.with(attribute.name(), anything(random, attribute.name(), kind));
      }

      var once = kind.normalise(fields);

      assertThat(kind.normalise(once)).isEqualTo(once);
    }
  }

  private static Value anything(Random random, String name, dev.weir.kind.Kind<?> kind) {
    return switch (random.nextInt(5)) {
      case 0 -> Value.Unknown.UNKNOWN;
      case 1 -> Value.Absent.ABSENT;
      case 2 -> new Value.Items(List.of());
      default -> known(random, name, kind);
    };
  }

  private static Value known(Random random, String name, dev.weir.kind.Kind<?> kind) {
    if (!name.endsWith("ormats")) {
      return new Value.Text(random.nextBoolean() ? "" : "Text");
    }
    var shape =
        ((dev.weir.kind.AttributeType.Nested)
                ((dev.weir.kind.AttributeType.ListOf) kind.shape().attribute(name).type()).item())
            .shape();
    var items = new ArrayList<Value>();
    for (var word : List.of("m3u8", "mp4", "unheard-of")) {
      var format = Value.Fields.empty(shape).with("format", new Value.Text(word));
      items.add(
          random.nextBoolean()
              ? format.with("sliceDuration", Value.Unknown.UNKNOWN)
              : format.with("format", Value.Unknown.UNKNOWN));
    }
    return new Value.Items(items);
  }

  /** Random documents; the identities are few, so that rounds change the same objects. */
  private record Documents(Random random) {

    String write() {
      var text = new StringBuilder(PROVIDER);
      for (int i = 0; i < 6; i++) {
        if (random.nextInt(4) > 0) {
          text.append("\n---\n").append(rule(i));
        }
      }
      for (int i = 0; i < 2; i++) {
        if (random.nextInt(4) > 0) {
          text.append("\n---\n").append(notification(i));
        }
      }
      return text.toString();
    }

    private static ObjectNode document(String kind, String name) {
      var document = JSON.createObjectNode();
      document.put("apiVersion", "aliyun-live/v1").put("kind", kind);
      document.putObject("metadata").put("name", name);
      document.putObject("spec").put("provider", "live");
      return document;
    }

    private boolean maybe() {
      return random.nextBoolean();
    }

    private String oneOf(String... words) {
      return words[random.nextInt(words.length)];
    }

    private ObjectNode rule(int index) {
      var document = document("RecordRule", "r" + index);
      var spec = (ObjectNode) document.path("spec");
      spec.put("domain", "d" + index % 2 + ".com").put("app", index < 2 ? "*" : "live");
      boolean stream = index >= 4;
      if (stream) {
        spec.put("stream", "s" + index);
      } else if (maybe()) {
        spec.put("stream", "*");
      }
      spec.put("ossEndpoint", "oss-cn-%s.aliyuncs.com".formatted(oneOf("shanghai", "beijing")));
      spec.put("ossBucket", oneOf("bucket-a", "bucket-a", "bucket-b"));
      if (maybe()) {
        // With a notification that sets no onDemandUrl `callback` would be refused beforehand.
        spec.put("onDemand", oneOf("automatic", "manual"));
      }
      if (maybe()) {
        spec.put("delayTime", random.nextInt(15, 600) + "s");
      }
      if (stream && maybe()) {
        spec.put("startTime", "2026-02-01T00:00:00.%d+08:00".formatted(random.nextInt(1, 10)));
      }
      if (stream && maybe()) {
        spec.put("endTime", "2026-02-0%dT00:00:00Z".formatted(random.nextInt(2, 9)));
      }
      formats(spec, "formats", random.nextInt(1, 4));
      if (maybe()) {
        formats(spec, "transcodeFormats", random.nextInt(0, 3));
        spec.putArray("transcodeTemplates").add("hd").add(oneOf("sd", "ld"));
      }
      return document;
    }

    private void formats(ObjectNode spec, String name, int count) {
      var words = new ArrayList<>(List.of("m3u8", "mp4", "flv", "cmaf"));
      java.util.Collections.shuffle(words, random);
      var list = spec.putArray(name);
      for (var word : words.subList(0, count)) {
        var format = list.addObject().put("format", word);
        if (maybe()) {
          format.put("cycleDuration", random.nextInt(15, 300) + "m");
        }
        if (maybe()) {
          format.put("ossObjectPrefix", oneOf("a", "b") + "/{StartTime}_{EndTime}");
        }
        if (maybe()) {
          format.put("sliceDuration", random.nextInt(5, 31) + "s");
        }
        if (maybe()) {
          format.put("sliceOssObjectPrefix", oneOf("a", "b") + "/{UnixTimestamp}_{Sequence}");
        }
      }
    }

    private ObjectNode notification(int index) {
      var document = document("RecordNotification", "n" + index);
      var spec = (ObjectNode) document.path("spec");
      spec.put("domain", "d" + index + ".com");
      boolean demand = maybe();
      if (demand) {
        spec.put("onDemandUrl", "http://decide.example.com/" + random.nextInt(3));
      }
      if (!demand || maybe()) {
        spec.put("notifyUrl", "http://notify.example.com/" + random.nextInt(3));
      }
      if (maybe()) {
        spec.put("needStatusNotify", maybe());
      }
      boolean signed = maybe();
      if (signed || maybe()) {
        spec.putObject("notifyAuthKey").put("fromEnv", "WEIR_SECRET_" + oneOf("A", "B"));
      }
      spec.put("notifyReqAuth", signed);
      return document;
    }
  }
}
