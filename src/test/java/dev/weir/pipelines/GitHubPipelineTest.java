package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflows for GitHub Actions, step by step with real bash, Git and Weir. */
class GitHubPipelineTest {

  private static final Path HERE = Path.of("examples/pipelines/github");
  private static final Path PLAN = HERE.resolve(".github/workflows/weir-plan.yml");
  private static final Path APPLY = HERE.resolve(".github/workflows/weir-apply.yml");
  private static final Path DRIFT = HERE.resolve(".github/workflows/weir-drift.yml");

  private static final String RECORDS = "weir-run-reviewed";
  private static final String RUNS = "live/.weir/runs";

  @TempDir Path folder;
  private Bench bench;
  private GitHubRunner github;

  boolean processes() {
    return false;
  }

  @BeforeEach
  void start() {
    bench = new Bench(folder, processes());
    github =
        new GitHubRunner(bench).variable("WEIR_LEDGER_ADDRESS", bench.ledger.address().toString());
    for (var name : new String[] {"weir-plan", "weir-apply", "weir-approve"}) {
      github.environment(name, secrets());
    }
    bench.begin();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private Map<String, String> secrets() {
    var access = bench.access();
    var secrets = new HashMap<>(access);
    secrets.put("WEIR_LEDGER_USERNAME", access.get("TF_HTTP_USERNAME"));
    secrets.put("WEIR_LEDGER_PASSWORD", access.get("TF_HTTP_PASSWORD"));
    secrets.put("WEIR_NOTIFY_SLACK_URL", bench.forge.url() + "/chat");
    return secrets;
  }

  /** A branch that changes a description; what GitHub tells of its pull request. */
  private GitHubRunner.Event pullRequest(boolean fork) {
    bench.git("checkout", "-q", "-b", "change", "main");
    bench.channel("main", "The cup final");
    bench.commit("Another description");
    return github.pullRequest(12, "change", fork);
  }

  private static void results(Map<String, GitHubRunner.Job> jobs, String... expected) {
    assertThat(jobs.values().stream().map(GitHubRunner.Job::result).toList())
        .as(jobs.toString())
        .containsExactly(expected);
  }

  private Path plan() throws IOException {
    try (var files = Files.walk(folder.resolve("github/artifacts"))) {
      return files.filter(file -> file.endsWith("reviewed.weirplan")).findFirst().orElseThrow();
    }
  }

  @Test
  void just_what_was_reviewed_is_applied_on_merge() throws Exception {
    var planned = github.run(PLAN, pullRequest(false));

    results(planned, "success", "success");
    assertThat(planned.get("plan").said("Plan"))
        .contains("~ description", "Compared with HEAD^1", "1 this change");
    assertThat(planned.get("plan").summary()).contains("## Weir plan of `prod`");
    assertThat(bench.forge.comments()).hasSize(1);
    assertThat(bench.forge.comments().getFirst())
        .contains("Plan: 0 to add, 1 to change, 0 to destroy.", "The cup final");
    assertThat(github.actions.findings()).hasSize(1);
    assertThat(plan().resolveSibling("plan.html")).exists();
    assertThat(bench.live()).contains("Main stage").doesNotContain("The cup final");

    var applied = github.run(APPLY, github.merge("change"));

    results(applied, "success", "skipped", "skipped");
    assertThat(applied.get("reviewed").said("Apply"))
        .contains("Apply complete! Resources: 0 added, 1 changed, 0 destroyed.");
    assertThat(bench.live()).contains("The cup final").doesNotContain("Main stage");
    assertThat(bench.weir("plan", "--detailed-exitcode", "live").exits(0).out())
        .contains("No changes.");
    try (var runs = Files.list(github.actions.artifact("1001", RECORDS).resolve(RUNS))) {
      assertThat(Files.readString(runs.findFirst().orElseThrow())).contains("octocat@github-1001");
    }
  }

  @Test
  void what_is_stale_is_planned_anew_and_waits_for_approval() {
    github.run(PLAN, pullRequest(false));
    bench.git("checkout", "-q", "main");
    bench.channel("second", "Applied by somebody meanwhile");
    bench.weir("apply", "--auto-approve", "live").exits(0);
    bench.git("checkout", "-q", "--", "live");

    var jobs = github.run(APPLY, github.merge("change"));

    results(jobs, "success", "success", "success");
    assertThat(jobs.get("reviewed").said("Apply"))
        .contains("error[stale-plan]", "::warning title=Weir::The plan is stale.");
    assertThat(jobs.get("replan").summary()).contains("Applied by somebody", "The cup final");
    assertThat(jobs.get("approved").said("Apply")).contains("2 changed");
    assertThat(bench.live()).contains("The cup final", "Second stage");
  }

  @Test
  void what_somebody_else_changed_too_is_nobodys_to_overwrite() {
    github.run(PLAN, pullRequest(false));
    bench.meddle("Main stage", "EMERGENCY");

    var jobs = github.run(APPLY, github.merge("change"));

    results(jobs, "success", "failure", "skipped");
    assertThat(jobs.get("reviewed").said("Apply"))
        .contains("Channel.main: Modifications failed: ", "error[stale-plan]", "EMERGENCY");
    assertThat(jobs.get("replan").summary()).contains("--accept-conflict Channel.main");
    assertThat(bench.live()).contains("EMERGENCY").doesNotContain("The cup final");
  }

  @Test
  void what_nobody_reviewed_waits_for_approval_too() {
    bench.channel("main", "Pushed without a review");
    bench.commit("Straight to main");

    var jobs = github.run(APPLY, github.push());

    results(jobs, "success", "success", "success");
    assertThat(jobs.get("reviewed").said("Apply")).contains("::notice title=Weir::Nobody reviewed");
    assertThat(jobs.get("reviewed").outcomes()).containsEntry("Fetch the plan", "skipped");
    assertThat(bench.live()).contains("Pushed without a review");

    results(github.run(APPLY, github.push()), "success", "success", "skipped");
  }

  @Test
  void a_fork_is_validated_without_a_secret_and_told_what_is_wrong() {
    var event = pullRequest(true);
    results(github.run(PLAN, event), "success", "skipped");
    assertThat(bench.forge.comments()).isEmpty();

    bench.git("checkout", "-q", "change");
    bench.write(
        "live/odd.yaml", "apiVersion: aliyun-oss/v1\nkind: Chanel\nmetadata: {name: odd}\n");
    bench.commit("A mistake");
    var jobs = github.run(PLAN, github.pullRequest(12, "change", true));
    results(jobs, "failure", "skipped");
    assertThat(jobs.get("validate").said("Validate"))
        .contains("::error file=live/odd.yaml,line=2", "did you mean `Channel`?");
  }

  @Test
  void a_plan_that_a_guard_stops_is_shown_and_not_kept() {
    bench.git("checkout", "-q", "-b", "change", "main");
    bench.delete("live/second.yaml");
    bench.commit("One less");

    var jobs = github.run(PLAN, github.pullRequest(12, "change", false));

    results(jobs, "success", "failure");
    assertThat(jobs.get("plan").outcomes())
        .containsEntry("Plan", "failure")
        .containsEntry("Comment", "success")
        .containsEntry("Keep the plan", "skipped");
    assertThat(bench.forge.comments().getFirst()).contains("1 to destroy", "maxDeletes");
    results(github.run(APPLY, github.merge("change")), "success", "failure", "skipped");
    assertThat(bench.live()).contains("Second stage");
  }

  @Test
  void drift_is_told_once_and_the_job_is_red_while_it_lasts() {
    github.variable("PUSHGATEWAY_URL", bench.forge.url() + "/push");
    results(github.run(DRIFT, github.push()), "success");
    assertThat(bench.forge.told()).isEmpty();

    bench.meddle("Main stage", "By hand");
    var found = github.run(DRIFT, github.push()).get("drift");
    assertThat(found.result()).isEqualTo("failure");
    assertThat(found.said("Drift"))
        .contains("! description = \"Main stage\" -> \"By hand\"", "new");
    assertThat(found.summary()).contains("By hand");
    assertThat(found.outcomes()).containsEntry("Keep the reports", "success");
    assertThat(bench.forge.told()).hasSize(1).first().asString().contains("Channel.main");
    assertThat(bench.forge.pushed().getLast())
        .startsWith("/push/metrics/job/weir_drift\n")
        .contains("weir_drift_resources{", "weir_drift_check_success");

    assertThat(github.run(DRIFT, github.push()).get("drift").result()).isEqualTo("failure");
    assertThat(bench.forge.told()).hasSize(1);

    bench.forge.chatAnswers(500);
    bench.meddle("By hand", "Main stage");
    var gone = github.run(DRIFT, github.push()).get("drift");
    assertThat(gone.result()).isEqualTo("success");
    assertThat(gone.said("Drift")).contains("warning[");
  }

  @Test
  void a_release_is_unpacked_and_checked() throws Exception {
    var release = folder.resolve("release");
    bench.install(release.resolve("weir-1.2.3/bin"));
    var archive = folder.resolve("weir.tar.gz").toString();
    Shell.run(release, bench.environment(), List.of("tar", "-czf", archive, "weir-1.2.3")).exits(0);
    var sum = Shell.run(folder, bench.environment(), List.of("sha256sum", archive)).out();

    var good = github.run(uses(archive, sum.substring(0, 64)), github.push()).get("it");
    assertThat(good.said("Try it")).startsWith("weir ");
    assertThat(good.outcomes()).containsEntry("Build Weir", "skipped");
    var bad = github.run(uses(archive, "0".repeat(64)), github.push()).get("it");
    assertThat(bad.result()).isEqualTo("failure");
    assertThat(bad.outcomes()).containsEntry("Try it", "skipped");
  }

  private Path uses(String archive, String sum) throws IOException {
    return Files.writeString(
        folder.resolve("uses.yml"),
        """
        jobs:
          it:
            steps:
              - uses: OWNER/weir/examples/pipelines/github/setup-weir@REF
                with: {archive: "%s", sha256: "%s"}
              - name: Try it
                run: weir --version
        """
            .formatted(archive, sum));
  }

  @Test
  void nothing_that_a_step_says_holds_a_secret() {
    var planned = github.run(PLAN, pullRequest(false));
    var applied = github.run(APPLY, github.merge("change"));

    var secrets = bench.access();
    for (var jobs : new Map<?, ?>[] {planned, applied}) {
      assertThat(jobs.toString())
          .doesNotContain(
              secrets.get("TF_HTTP_PASSWORD"),
              secrets.get("WEIR_LEDGER_KEY"),
              secrets.get("ALIBABA_CLOUD_ACCESS_KEY_SECRET"),
              "ghs_canary");
    }
  }
}
