package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunReport;
import dev.weir.kind.Address;
import dev.weir.kind.Scalars;
import dev.weir.manifest.Manifests;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.OnAirOptions;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.render.PlanDocument;
import dev.weir.render.PlanJson;
import dev.weir.render.PlanText;
import dev.weir.render.Style;
import dev.weir.testing.SandboxRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every folder of {@code scenarios}: manifests, what the ledger holds ({@code ledger.json}) and
 * what is live ({@code remote.json}) come to a plan ({@code plan.txt}, {@code plan.json}), to
 * writing requests and to what an apply says ({@code apply.txt}). Then a second plan is empty,
 * unless a change was forbidden or failed, or {@code again.txt} says what is left to do. {@code
 * options.txt} holds options of the command line, one a line, for the plan that is applied.
 */
class ScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios");

  @TempDir Path work;

  static Stream<String> scenarios() throws IOException {
    try (var folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_comes_to_what_is_on_record(String name) throws IOException {
    var folder = FOLDER.resolve(name);
    try (var run = new SandboxRun(work.resolve("ledger"))) {
      if (Files.exists(folder.resolve("before"))) {
        applyEarlier(run, folder.resolve("before"));
      }
      given(folder, "state.json", patch -> run.control("PUT", "state", patched(run, patch)));
      given(folder, "publish.json", streams -> publish(streams, run));
      given(folder, "faults.json", faults -> run.control("PUT", "faults", faults));
      run.control("DELETE", "requests", "");
      play(name, run, folder.resolve("manifest"));
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

  private static void given(Path folder, String name, Consumer<String> use) throws IOException {
    if (Files.exists(folder.resolve(name))) {
      use.accept(Files.readString(folder.resolve(name)));
    }
  }

  /** One stream, or a list of them. */
  private static void publish(String streams, SandboxRun run) {
    var json = JsonMapper.shared().readTree(streams);
    var all = json.isArray() ? json.valueStream().toList() : List.of(json);
    all.forEach(stream -> run.control("POST", "publish", stream.toString()));
  }

  private static String patched(SandboxRun run, String patch) {
    var state = (ObjectNode) run.control("GET", "state", "");
    merge(state, JsonMapper.shared().readTree(patch));
    return state.toString();
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

  private static void play(String name, SandboxRun run, Path folder) throws IOException {
    var manifests = run.load(folder).orRefuse();
    try (var engine = run.engine(folder);
        var session = run.store().open("apply", Duration.ZERO)) {
      var prepared = engine.plan(manifests, session.ledger(), options(FOLDER.resolve(name)));
      var document = document(prepared.plan(), manifests);
      Golden.check(file(name, "plan.txt"), PlanText.of(document, Style.PLAIN));
      Golden.check(file(name, "plan.json"), new PlanJson().write(document));
      var report = engine.apply(prepared, session, 1);
      Golden.check(file(name, "apply.txt"), words(report, run));
      if (report.succeeded()) {
        var again = engine.plan(manifests, session.ledger(), PlanOptions.converge()).plan();
        var text = PlanText.of(document(again, manifests), Style.PLAIN);
        if (Files.exists(FOLDER.resolve(name).resolve("again.txt"))) {
          Golden.check(file(name, "again.txt"), text);
        } else {
          assertThat(again.isEmpty()).as(text).isTrue();
        }
      }
    }
  }

  private static PlanOptions options(Path folder) throws IOException {
    var file = folder.resolve("options.txt");
    var options = PlanOptions.converge();
    var targets = new ArrayList<AddressPattern>();
    var excludes = new ArrayList<AddressPattern>();
    for (var line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      var value = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, line.indexOf(' '))) {
        case "--target" -> targets.add(new AddressPattern(value));
        case "--exclude" -> excludes.add(new AddressPattern(value));
        case "--replace" -> options = options.replacing(List.of(new AddressPattern(value)));
        case "--allow-deletes" -> options = options.allowingDeletes(Integer.parseInt(value));
        case "--allow-on-air" ->
            options = options.onAir(new OnAirOptions(patterns(value), Optional.empty()));
        case "--when-idle" ->
            options =
                options.onAir(new OnAirOptions(List.of(), Optional.of(Scalars.duration(value))));
        case "--accept-conflict" ->
            options = options.accepting(Set.of(Address.parse(value).orElseThrow()));
        default -> throw new IllegalArgumentException(line);
      }
    }
    return options.about(new AddressFilter(targets, excludes));
  }

  private static List<AddressPattern> patterns(String text) {
    return List.of(AddressPattern.parse(text).orElseThrow());
  }

  private static PlanDocument document(Plan plan, Manifests manifests) {
    return PlanDocument.of(plan, manifests, PlanOptions.Goal.CONVERGE, "0.0.0", SandboxRun.NOW);
  }

  private static String words(RunReport report, SandboxRun run) {
    var lines = new ArrayList<String>();
    run.requests(method -> !method.equals("GET")).forEach(lines::add);
    report.done().forEach(change -> lines.add("done: " + change.address()));
    new TreeMap<>(report.failed())
        .forEach((address, cause) -> lines.add("failed: " + words(cause.diagnostic())));
    new TreeMap<>(report.skipped())
        .forEach((a, because) -> lines.add("skipped: " + a + " because of " + because));
    report.notes().forEach(note -> lines.add("note: " + words(note)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String words(Diagnostic diagnostic) {
    var message = diagnostic.message().replaceAll("request id \\w+", "request id ID");
    return diagnostic.address().orElse("-") + " " + diagnostic.code() + " " + message;
  }

  private static String file(String scenario, String file) {
    return "scenarios/" + scenario + "/" + file;
  }
}
