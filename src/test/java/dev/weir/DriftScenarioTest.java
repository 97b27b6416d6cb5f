package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weir.plan.PlanOptions;
import dev.weir.render.DriftDocument;
import dev.weir.render.DriftJson;
import dev.weir.render.DriftText;
import dev.weir.render.Style;
import dev.weir.testing.SandboxRun;
import dev.weir.testing.WatchedEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code weir drift} says of the situations in {@code scenarios}, and what it sends: nothing
 * that writes, not even where calls fail. A folder's {@code drift.txt} is what it says.
 */
class DriftScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios");

  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonMapper.shared().readTree(Path.of("schemas/drift.schema.json").toFile()));

  /** What providers call operations that change nothing. */
  private static final Pattern READING =
      Pattern.compile("(Get|List|Describe)[A-Z].*", Pattern.CASE_INSENSITIVE);

  private static final List<String> FAULTS =
      List.of(
          "[]",
          "[{\"kind\": \"fail-before\", \"status\": 500}]",
          "[{\"kind\": \"fail-before\", \"status\": 403}]",
          "[{\"kind\": \"fail-after\", \"status\": 503, \"times\": 1}]");

  @TempDir Path work;

  private final ConcurrentLinkedQueue<String> operations = new ConcurrentLinkedQueue<>();

  static Stream<String> scenarios() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void drift_only_reads(String name) throws IOException {
    var folder = FOLDER.resolve(name);
    var setting =
        SandboxRun.Setting.usual()
            .withAround(emulator ->
                new WatchedEmulator(emulator, (operation, _) -> operations.add(operation)));
    try (var run = new SandboxRun(work.resolve("ledger"), setting)) {
      prepare(run, folder);
      var before = content(work);
      for (var faults : FAULTS) {
        run.control("PUT", "faults", faults);
        operations.clear();
        var report = look(run, folder.resolve("manifest"));

        assertThat(operations).as(faults).allMatch(each -> READING.matcher(each).matches());
        var json = new DriftJson().write(report);
        assertThat(new DriftJson().write(new DriftJson().read(json))).isEqualTo(json);
        assertThat(SCHEMA.validate(JsonMapper.shared().readTree(json))).as(json).isEmpty();
        if (faults.equals("[]") && Files.exists(folder.resolve("drift.txt"))) {
          Golden.check("scenarios/" + name + "/drift.txt", DriftText.of(report, Style.PLAIN));
        }
      }
      assertThat(content(work)).as("the ledger's folder").isEqualTo(before);
    }
  }

  private static DriftDocument look(SandboxRun run, Path manifests) {
    try (var survey = run.survey(manifests)) {
      var read = run.load(manifests).orRefuse();
      var wide = PlanOptions.converge().reading(PlanOptions.Reading.WIDE);
      var plan = survey.look(read, run.store().read(), wide);
      return DriftDocument.of(plan, read, "0.0.0", SandboxRun.NOW);
    }
  }

  private static Map<String, String> content(Path folder) throws IOException {
    var content = new TreeMap<String, String>();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        content.put(file.toString(), Files.readString(file));
      }
    }
    return content;
  }

  private static void prepare(SandboxRun run, Path folder) throws IOException {
    if (Files.exists(folder.resolve("before"))) {
      applyEarlier(run, folder.resolve("before"));
    }
    if (Files.exists(folder.resolve("state.json"))) {
      var state = (ObjectNode) run.control("GET", "state", "");
      merge(state, JsonMapper.shared().readTree(Files.readString(folder.resolve("state.json"))));
      run.control("PUT", "state", state.toString());
    }
  }

  private static void applyEarlier(SandboxRun run, Path manifests) {
    try (var engine = run.engine(manifests);
        var session = run.store().open("apply", Duration.ZERO)) {
      var loaded = run.load(manifests).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      assertThat(engine.apply(prepared, session, 1).succeeded()).isTrue();
    }
  }

  /** A JSON merge patch: null takes a member away. */
  private static void merge(ObjectNode target, JsonNode patch) {
    for (var member : patch.properties()) {
      var name = member.getKey();
      var value = member.getValue();
      if (value.isNull()) {
        target.remove(name);
      } else if (value.isObject() && target.get(name) instanceof ObjectNode inner) {
        merge(inner, value);
      } else {
        target.set(name, value);
      }
    }
  }
}
