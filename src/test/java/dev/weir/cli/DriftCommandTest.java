package dev.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.engine.Providers;
import dev.weir.render.DriftJson;
import dev.weir.sandbox.Account;
import dev.weir.sandbox.Emulator;
import dev.weir.sandbox.Sandbox;
import dev.weir.sandbox.SandboxOptions;
import dev.weir.sandbox.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir drift} as its users run it. */
class DriftCommandTest {
  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() {
    var emulators = new LinkedHashMap<String, Function<World, Emulator>>();
    Providers.installed()
        .module("aliyun-oss/v1")
        .ifPresent(module -> emulators.put(module.name(), module::emulator));
    sandbox =
        Sandbox.start(
            SandboxOptions.defaults(),
            InstantSource.fixed(CommandLineFixture.START),
            new Random(1),
            emulators);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  private CommandLineFixture weir(String main, String second) {
    return new CommandLineFixture(folder)
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret())
        .file(
            "live.yaml",
            """
            apiVersion: aliyun-oss/v1
            kind: Provider
            metadata: {name: here}
            spec: {endpoint: "%s", region: cn-hangzhou, bucket: live-demo}
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: main}
            spec:
              provider: here
              description: %s # what people see
            ---
            apiVersion: aliyun-oss/v1
            kind: Channel
            metadata: {name: second}
            spec: {provider: here, description: %s}
            """
                .formatted(endpoint(), main, second));
  }

  private CommandLineFixture weir() {
    return weir("Main stage", "Second stage");
  }

  private URI endpoint() {
    return sandbox.endpoints().get("aliyun-oss");
  }

  private String control(String method, String path, String body) {
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(endpoint().resolve("/_weir/" + path))
              .method(method, BodyPublishers.ofString(body))
              .build();
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void meddle(String from, String to) {
    control("PUT", "state", control("GET", "state", "").replace(from, to));
  }

  private void applied() {
    weir().run("apply", "--auto-approve").exits(0);
  }

  @Test
  void nobody_changed_anything() {
    applied();
    assertThat(weir().run("drift").exits(0).out())
        .isEqualTo("No drift. Nobody changed what Weir wrote.\n");
  }

  @Test
  void what_somebody_changed_is_drift() {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    var drift = weir().run("drift").exits(3);

    assertThat(drift.out())
        .isEqualTo(
            """
            Drift: outside of Weir, 1 resource changed.

              # Channel.main was changed outside of Weir
              # at live.yaml:7:7
                ! description = "Main stage" -> "EMERGENCY fix"
            """);
    weir().run("drift", "--drift-exit-code", "0").exits(0);
    weir().run("drift", "--drift-exit-code", "42").exits(42);
    weir().run("drift", "--drift-exit-code", "300").exits(64);
  }

  @Test
  void a_pending_change_is_no_drift_and_is_counted() {
    applied();
    var quiet = weir("Big stage", "Second stage").run("drift").exits(0);
    assertThat(quiet.out()).contains("Pending: 1 resource changed").doesNotContain("Big stage");
  }

  @Test
  void both_sides_changed() {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    var conflict = weir("Big stage", "Second stage").run("drift").exits(4);
    assertThat(conflict.out())
        .contains("1 resource in conflict with the manifests")
        .contains(
            "!! description = \"Main stage\" -> \"EMERGENCY fix\""
                + " # the manifest asks for \"Big stage\"")
        .doesNotContain("Pending");
    weir("Big stage", "Second stage").run("drift", "--drift-exit-code=0").exits(0);
    assertThat(weir("EMERGENCY fix", "Second stage").run("drift").exits(0).out())
        .contains("Agreed: Channel.main was changed outside of Weir");
  }

  @Test
  void what_is_deleted_is_drift_and_what_nobody_manages_is_listed() {
    applied();
    meddle("live-demo/second", "live-demo/stranger");
    var drift = weir().run("drift").exits(3);
    assertThat(drift.out())
        .contains("# Channel.second was deleted outside of Weir")
        .contains("Unmanaged: 1 live object is in no manifest and not in the ledger\n")
        .contains("stranger");
  }

  @Test
  void an_account_that_cannot_be_read_is_no_good_news() {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    control("PUT", "faults", "[{\"kind\": \"fail-before\", \"status\": 403}]");
    var drift = weir().run("drift", "-o", "json", "--drift-exit-code", "0").exits(1);

    assertThat(drift.out()).contains("\"verdict\": \"incomplete\"");
    assertThat(folder.resolve(".weir/drift")).doesNotExist();
  }

  @Test
  void the_exit_code_is_that_of_the_printed_report() {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    var drift = weir().run("drift", "-o", "json").exits(3);
    var report = new DriftJson().read(drift.out());

    assertThat(DriftVerdict.of(report, java.util.Optional.empty())).isEqualTo(3);
    assertThat(report.resources()).hasSize(1);
  }

  @Test
  void several_formats_at_once() {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    weir()
        .run(
            "drift",
            "-o=junit=drift.xml",
            "-o=markdown=drift.md",
            "-o=sarif=drift.sarif",
            "-o=codequality=quality.json")
        .exits(3);

    assertThat(folder.resolve("drift.xml")).content().contains("failures=\"1\"");
    assertThat(folder.resolve("drift.md"))
        .content()
        .startsWith("<!-- weir:drift:default verdict=drift -->\n")
        .contains("| `Channel.main` | **drift** | `description` | `\"Main stage\"` |");
    assertThat(folder.resolve("drift.sarif")).content().contains("\"startLine\": 11");
    assertThat(folder.resolve("quality.json")).content().contains("\"begin\": 11");
    assertThat(weir().run("drift", "-o", "html").exits(64).err()).contains("there is no `html`");
  }

  @Test
  void what_is_new_since_the_last_report() throws Exception {
    applied();
    assertThat(weir().run("drift", "--since", "none.json").exits(1).err())
        .contains("error[no-report]");
    var first = weir().run("drift", "--since", "last").exits(0);
    assertThat(first.err()).contains("There is no earlier report in .weir/drift/default.json; ");
    assertThat(first.out()).doesNotContain("Since");
    meddle("Main stage", "EMERGENCY fix");
    weir().run("drift", "-o", "json=first.json").exits(3);
    meddle("Second stage", "Another fix");
    assertThat(weir().run("drift", "--since", "last").exits(3).out())
        .endsWith(
            """
            Since %s: 1 new, 0 changed, 0 gone
              + Channel.second.description (drift)
            """
                .formatted(
                    new DriftJson()
                        .read(Files.readString(folder.resolve("first.json")))
                        .timestamp()));
    meddle("EMERGENCY fix", "Main stage");
    meddle("Another fix", "One more fix");
    assertThat(weir().run("drift", "--since", "last").exits(3).out())
        .contains("0 new, 1 changed, 1 gone\n")
        .contains("  ~ Channel.second.description (drift)\n")
        .contains("  - Channel.main.description (drift)\n");
    assertThat(weir().run("drift", "--since", "first.json").exits(3).out())
        .contains("1 new, 0 changed, 1 gone\n");
    weir().file("odd.json", "{}").run("drift", "--since", "odd.json").exits(1);
  }

  @Test
  void a_run_about_one_resource_says_nothing_of_the_others() throws Exception {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    meddle("Second stage", "Another fix");
    weir().run("drift").exits(3);
    var kept = Files.readString(folder.resolve(".weir/drift/default.json"));
    meddle("EMERGENCY fix", "Main stage");
    var one = weir().run("drift", "--target", "Channel.main", "--since", "last").exits(0);

    assertThat(one.out()).contains("0 new, 0 changed, 1 gone").doesNotContain("Channel.second");
    assertThat(folder.resolve(".weir/drift/default.json")).hasContent(kept);
  }

  @Test
  void it_takes_no_lock_and_leaves_the_ledger_alone() throws Exception {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    var before = Files.readAllBytes(folder.resolve(".weir/default.tfstate"));
    control("DELETE", "requests", "");
    try (var _ =
        new dev.weir.ledger.LocalLedgerStore(
                folder.resolve(".weir"),
                "default",
                InstantSource.system(),
                () -> "line",
                "somebody")
            .open("apply", java.time.Duration.ZERO)) {
      weir().run("drift").exits(3);
    }

    assertThat(folder.resolve(".weir/default.tfstate")).hasBinaryContent(before);
    assertThat(control("GET", "requests", "")).contains("GET").doesNotContain("PUT", "POST");
  }

  @Test
  void what_is_live_is_written_into_the_manifests() throws Exception {
    applied();
    var manifest = folder.resolve("live.yaml");
    var before = Files.readString(manifest);
    control(
        "PUT",
        "state",
        control("GET", "state", "")
            .replace("Main stage", "EMERGENCY fix: #1")
            .replaceFirst("\"fragCount\":3", "\"fragCount\":7"));
    var dry = weir().run("drift", "--propose", "--dry-run").exits(3);
    assertThat(Files.readString(manifest)).isEqualTo(before);
    assertThat(dry.out())
        .isEqualTo(
            """
            --- a/live.yaml
            +++ b/live.yaml
            @@ -8,7 +8,8 @@
             metadata: {name: main}
             spec:
               provider: here
            -  description: Main stage # what people see
            +  description: "EMERGENCY fix: #1" # what people see
            +  target: {fragCount: 7}
             ---
             apiVersion: aliyun-oss/v1
             kind: Channel
            """);

    var done = rerun("drift", "--propose").exits(3);
    assertThat(done.err()).contains("Proposed: 2 values written to live.yaml");
    assertThat(Files.readString(manifest))
        .isEqualTo(
            before.replace(
                "Main stage # what people see\n",
                "\"EMERGENCY fix: #1\" # what people see\n  target: {fragCount: 7}\n"));
    rerun("plan", "--detailed-exitcode").exits(0);
    rerun("drift").exits(0);
  }

  private CommandLineFixture.Outcome rerun(String... arguments) {
    return new CommandLineFixture(folder)
        .with("ALIBABA_CLOUD_ACCESS_KEY_ID", Account.DEFAULT.key())
        .with("ALIBABA_CLOUD_ACCESS_KEY_SECRET", Account.DEFAULT.secret())
        .run(arguments);
  }

  @Test
  void what_cannot_be_proposed_is_told_with_its_place() throws Exception {
    weir("\"Stage of ${Channel.second.channel}\"", "Second")
        .run("apply", "--auto-approve")
        .exits(0);
    var before = Files.readString(folder.resolve("live.yaml"));
    meddle("Stage of second", "EMERGENCY fix");
    meddle("live-demo/second", "live-demo/stranger");
    var done = rerun("drift", "--propose").exits(3);

    assertThat(done.err())
        .contains("`description` of `Channel.main` is not proposed: its value comes from")
        .contains("live.yaml:11:16")
        .contains("`Channel.second` is not proposed: somebody deleted it")
        .contains("Proposed: 0 values written to no file");
    assertThat(Files.readString(folder.resolve("live.yaml"))).isEqualTo(before);
    rerun("drift", "--dry-run").exits(64);
    rerun("drift", "--propose", "--dry-run", "-o", "json").exits(64);
  }

  @Test
  void a_conflict_is_for_people_to_decide() throws Exception {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    var done = weir("Big stage", "Second stage").run("drift", "--propose").exits(4);
    assertThat(done.err()).contains("the manifests changed it too: decide by hand");
    assertThat(Files.readString(folder.resolve("live.yaml"))).contains("Big stage");
  }

  @Test
  void metrics_for_prometheus() throws Exception {
    applied();
    meddle("Main stage", "EMERGENCY fix");
    weir().run("drift", "--metrics", "weir.prom").exits(3);
    var metrics = Files.readString(folder.resolve("weir.prom"));
    assertThat(metrics)
        .contains(
            """
            # HELP weir_drift_resources Resources that somebody changed, by kind and verdict.
            # TYPE weir_drift_resources gauge
            """)
        .contains(
            "weir_drift_resources{stack=\"default\",kind=\"aliyun-oss/v1/Channel\","
                + "verdict=\"drift\"} 1\n")
        .contains("weir_drift_conflicts{stack=\"default\"} 0\n")
        .contains("weir_drift_check_success{stack=\"default\"} 1\n")
        .contains("weir_drift_last_success_timestamp_seconds{stack=\"default\"} 1795262400\n")
        .matches("(?s).*\n");
    assertThat(metrics.lines())
        .allMatch(line -> line.matches("# (HELP|TYPE) weir_\\w+ .+|weir_\\w+\\{[^}]*} [0-9.]+"));

    control("PUT", "faults", "[{\"kind\": \"fail-before\", \"status\": 403}]");
    weir().run("drift", "--metrics", "weir.prom").exits(1);
    assertThat(folder.resolve("weir.prom"))
        .content()
        .contains("weir_drift_check_success{stack=\"default\"} 0\n")
        .contains("weir_drift_last_success_timestamp_seconds{stack=\"default\"} 1795262400\n")
        .contains("weir_drift_incomplete_accounts{stack=\"default\"} 1\n");
    weir().file("bad.yaml", "kind: Nothing").run("drift", "--metrics", "weir.prom").exits(1);
    assertThat(folder.resolve("weir.prom"))
        .content()
        .contains("check_success{stack=\"default\"} 0");
    assertThat(weir().run("drift", "--metrics", "none/weir.prom").exits(1).err())
        .contains("warning[metrics-not-written]", "none/weir.prom");
  }

  @Test
  void a_chat_that_is_down_does_not_change_the_exit_code() {
    applied();
    weir().run("drift", "--notify").exits(1);
    meddle("Main stage", "EMERGENCY fix");
    var done =
        weir()
            .with("WEIR_NOTIFY_SLACK_URL", endpoint() + "/no-such-hook?T0KEN")
            .run("drift", "--notify", "-o", "json=drift.json")
            .exits(3);

    assertThat(done.err()).contains("warning[notify-failed]").doesNotContain("T0KEN");
    weir()
        .with("WEIR_NOTIFY_SLACK_URL", endpoint() + "/no-such-hook?T0KEN")
        .run("notify", "drift.json")
        .exits(0);
  }
}
