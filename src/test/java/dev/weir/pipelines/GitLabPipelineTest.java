package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline for GitLab, with real bash, Git and Weir, and a state server in GitLab's manner. */
class GitLabPipelineTest {

  private static final Path PIPELINE = Path.of("examples/pipelines/gitlab/.gitlab-ci.yml");
  private static final String TOKEN = "glpat-canary-4711";

  @TempDir Path folder;
  private Bench bench;
  private GitLabRunner gitlab;

  boolean processes() {
    return false;
  }

  @BeforeEach
  void start() throws Exception {
    bench = new Bench(folder, processes());
    bench.forge.allow(TOKEN, Set.of("api"));
    var access = bench.access();
    gitlab = new GitLabRunner(bench, PIPELINE);
    for (var environment : new String[] {"production-plan", "production"}) {
      gitlab
          .variable(environment, "WEIR_LEDGER_KEY", access.get("WEIR_LEDGER_KEY"))
          .variable(
              environment, "ALIBABA_CLOUD_ACCESS_KEY_ID", access.get("ALIBABA_CLOUD_ACCESS_KEY_ID"))
          .variable(
              environment,
              "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
              access.get("ALIBABA_CLOUD_ACCESS_KEY_SECRET"));
    }
    gitlab
        .variable("production-plan", "GITLAB_TOKEN", TOKEN)
        .variable("production-plan", "WEIR_NOTIFY_SLACK_URL", bench.forge.url() + "/chat")
        .variable("*", "TF_HTTP_ADDRESS", access.get("TF_HTTP_ADDRESS"))
        .variable("*", "WEIR_REPOSITORY", "file://" + tool());
    bench.begin();
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  /** A repository that has the bench's Weir in its {@code bin}. */
  private Path tool() throws Exception {
    var tool = folder.resolve("tool");
    bench.install(tool.resolve("bin"));
    for (var command :
        List.of(
            List.of("git", "init", "-q", "-b", "REF"),
            List.of("git", "add", "-A"),
            List.of("git", "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "It"))) {
      Shell.run(tool, bench.environment(), command).exits(0);
    }
    return Files.createDirectories(tool);
  }

  private Map<String, String> predefined(String source) {
    return new HashMap<>(
        Map.of(
            "CI", "true",
            "GITLAB_CI", "true",
            "CI_PIPELINE_SOURCE", source,
            "CI_DEFAULT_BRANCH", "main",
            "CI_PROJECT_ID", "7",
            "CI_API_V4_URL", bench.forge.url() + "/api/v4",
            "CI_JOB_ID", "4711",
            "CI_JOB_TOKEN", bench.access().get("TF_HTTP_PASSWORD"),
            "GITLAB_USER_LOGIN", "ann"));
  }

  private Map<String, String> mergeRequest(String sourceProject) {
    var predefined = predefined("merge_request_event");
    predefined.put("CI_MERGE_REQUEST_IID", "5");
    predefined.put("CI_MERGE_REQUEST_PROJECT_ID", "7");
    predefined.put("CI_MERGE_REQUEST_SOURCE_PROJECT_ID", sourceProject);
    predefined.put("CI_MERGE_REQUEST_DIFF_BASE_SHA", bench.git("merge-base", "main", "change"));
    return predefined;
  }

  private Map<String, String> branch(String source) {
    var predefined = predefined(source);
    predefined.put("CI_COMMIT_BRANCH", "main");
    return predefined;
  }

  private void change() {
    bench.git("checkout", "-q", "-b", "change", "main");
    bench.channel("main", "The cup final");
    bench.commit("Another description");
    bench.git("checkout", "-q", "main");
  }

  private static Map<String, Integer> codes(Map<String, GitLabRunner.Job> jobs) {
    var codes = new LinkedHashMap<String, Integer>();
    jobs.forEach((name, job) -> codes.put(name, job.code()));
    return codes;
  }

  @Test
  void a_merge_request_has_its_widget_and_comment_and_is_applied_by_hand() throws Exception {
    change();
    var jobs = gitlab.run("change", mergeRequest("7"));

    assertThat(codes(jobs)).as(jobs.toString()).isEqualTo(Map.of("validate", 0, "plan", 0));
    assertThat(jobs.get("validate").file("gl-validate.json")).content().startsWith("[");
    assertThat(jobs.get("plan").file("gl-plan.json"))
        .content()
        .isEqualToIgnoringWhitespace("{\"create\":0,\"update\":1,\"delete\":0}");
    assertThat(jobs.get("plan").file("plan.html")).content().contains("The cup final");
    assertThat(bench.forge.comments()).hasSize(1).first().asString().contains("1 this change");

    bench.git("merge", "-q", "--no-ff", "-m", "Merge", "change");
    var merged = gitlab.run("main", branch("push"));
    assertThat(codes(merged)).isEqualTo(Map.of("validate", 0, "plan-production", 0));
    assertThat(bench.live()).doesNotContain("The cup final");

    var applied = gitlab.press("apply", "main", branch("push"), merged);
    assertThat(applied.code()).as(applied.said()).isZero();
    assertThat(applied.said()).contains("Apply complete! Resources: 0 added, 1 changed");
    assertThat(bench.live()).contains("The cup final");
    try (var runs = Files.list(applied.file("live/.weir/runs"))) {
      assertThat(Files.readString(runs.findFirst().orElseThrow())).contains("ann@gitlab-4711");
    }

    var again = gitlab.press("apply", "main", branch("push"), merged);
    assertThat(again.code()).isEqualTo(6);
    assertThat(again.said()).contains("error[stale-plan]", "run plan-production again");
  }

  @Test
  void a_forks_merge_request_is_validated_only() {
    change();
    assertThat(codes(gitlab.run("change", mergeRequest("8")))).isEqualTo(Map.of("validate", 0));
    assertThat(bench.forge.comments()).isEmpty();
  }

  @Test
  void a_plan_that_a_guard_stops_is_shown_and_stops_the_pipeline() {
    bench.git("checkout", "-q", "-b", "change", "main");
    bench.delete("live/second.yaml");
    bench.commit("One less");
    bench.git("checkout", "-q", "main");

    var jobs = gitlab.run("change", mergeRequest("7"));
    assertThat(codes(jobs)).isEqualTo(Map.of("validate", 0, "plan", 5));
    assertThat(bench.forge.comments().getFirst()).contains("1 to destroy", "maxDeletes");
    assertThat(jobs.get("plan").file("gl-plan.json")).content().contains("\"delete\":1");
  }

  @Test
  void a_mistake_is_shown_in_the_merge_request_and_nothing_is_planned() {
    bench.git("checkout", "-q", "-b", "change", "main");
    bench.write("live/odd.yaml", "apiVersion: aliyun-oss/v1\nkind: Chanel\n");
    bench.commit("A mistake");
    bench.git("checkout", "-q", "main");

    var jobs = gitlab.run("change", mergeRequest("7"));
    assertThat(codes(jobs)).isEqualTo(Map.of("validate", 1));
    assertThat(jobs.get("validate").file("gl-validate.json"))
        .content()
        .contains("\"path\": \"live/odd.yaml\"", "\"begin\": 2");
    assertThat(jobs.get("validate").file("validate.xml")).content().contains("<failure");
  }

  @Test
  void drift_is_told_once_on_a_schedule() {
    bench.meddle("Main stage", "By hand");
    for (int night = 0; night < 2; night++) {
      var jobs = gitlab.run("main", branch("schedule"));
      assertThat(codes(jobs)).isEqualTo(Map.of("validate", 0, "drift", 3));
      assertThat(jobs.get("drift").file("drift.xml")).content().contains("failures=\"1\"");
      assertThat(bench.forge.told()).hasSize(1);
    }
    bench.meddle("By hand", "Main stage");
    assertThat(codes(gitlab.run("main", branch("schedule")))).containsEntry("drift", 0);
    assertThat(bench.forge.told()).hasSize(2);
  }
}
