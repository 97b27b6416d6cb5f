package dev.weir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.RunReport;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every folder of {@code scenarios}: manifests, what the ledger holds ({@code ledger.json}) and
 * what is live ({@code remote.json}) come to a plan ({@code plan.txt}, {@code plan.json}), to
 * writing requests and to what an apply says ({@code apply.txt}). Then a second plan is empty,
 * unless the first was blocked or a call failed.
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
    var ledger = Files.createDirectory(work.resolve("ledger"));
    if (Files.exists(folder.resolve("ledger.json"))) {
      Files.copy(folder.resolve("ledger.json"), ledger.resolve("default.tfstate"));
    }
    try (var run = new SandboxRun(folder.resolve("manifest"), ledger)) {
      for (var part : List.of("state", "faults")) {
        var file = folder.resolve(part.equals("state") ? "remote.json" : "faults.json");
        if (Files.exists(file)) {
          run.control("PUT", part, Files.readString(file));
        }
      }
      play(name, run);
    }
  }

  private static void play(String name, SandboxRun run) {
    var manifests = run.load().orRefuse();
    try (var engine = run.engine();
        var session = run.store().open("apply", Duration.ZERO)) {
      var prepared = engine.plan(manifests, session.ledger(), PlanOptions.converge());
      var document = document(prepared.plan());
      Golden.check(file(name, "plan.txt"), PlanText.of(document, Style.PLAIN));
      Golden.check(file(name, "plan.json"), new PlanJson().write(document));
      var report = engine.apply(prepared, session, 1);
      Golden.check(file(name, "apply.txt"), words(report, run));
      if (report.succeeded()) {
        var again = engine.plan(manifests, session.ledger(), PlanOptions.converge()).plan();
        assertThat(again.isEmpty()).as(PlanText.of(document(again), Style.PLAIN)).isTrue();
      }
    }
  }

  private static PlanDocument document(Plan plan) {
    return PlanDocument.of(plan, PlanOptions.Goal.CONVERGE, "0.0.0", SandboxRun.NOW);
  }

  private static String words(RunReport report, SandboxRun run) {
    var lines = new ArrayList<String>();
    run.requests(method -> !method.equals("GET")).forEach(lines::add);
    report.done().forEach(change -> lines.add("done: " + change.address()));
    report.failed().forEach((address, cause) -> lines.add("failed: " + words(cause.diagnostic())));
    report.skipped().forEach((a, because) -> lines.add("skipped: " + a + " because of " + because));
    report.notes().forEach(note -> lines.add("note: " + words(note)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String words(Diagnostic diagnostic) {
    return diagnostic.address().orElse("-") + " " + diagnostic.code() + " " + diagnostic.message();
  }

  private static String file(String scenario, String file) {
    return "scenarios/" + scenario + "/" + file;
  }
}
