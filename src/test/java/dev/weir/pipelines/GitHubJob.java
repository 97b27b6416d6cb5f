package dev.weir.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One job on a machine of its own. */
final class GitHubJob {

  private final GitHubRunner runner;
  final GitHubRunner.Run run;
  final JsonNode job;
  private final GitHubContext context;
  private final Path machine;
  final Path workspace;
  private final List<String> path = new ArrayList<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final Map<String, String> said = new LinkedHashMap<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private boolean well = true;

  GitHubJob(
      GitHubRunner runner, GitHubRunner.Run run, JsonNode job, String name, GitHubContext context) {
    this.runner = runner;
    this.run = run;
    this.job = job;
    this.context = context;
    this.machine = runner.store.resolve("machines").resolve(run.id() + "-" + name);
    this.workspace = machine.resolve("work");
    context.put("github.token", runner.token(run, job, name));
    context.workIn(workspace);
  }

  GitHubRunner.Job run() {
    try {
      Files.createDirectories(workspace);
      Files.createDirectories(machine.resolve("temp"));
      Files.writeString(machine.resolve("event.json"), run.event().payload().toString());
      steps(job.path("steps"), context, environment(job), workspace);
      var summary = machine.resolve("summary.md");
      Yaml.texts(job.path("outputs"))
          .forEach((key, value) -> outputs.put(key, context.filled(value)));
      return new GitHubRunner.Job(
          well ? "success" : "failure",
          outputs,
          said,
          outcomes,
          Files.exists(summary) ? Files.readString(summary) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(JsonNode owner) {
    var environment = new LinkedHashMap<String, String>();
    Yaml.texts(owner.path("env"))
        .forEach((key, value) -> environment.put(key, context.filled(value)));
    return environment;
  }

  private void steps(
      JsonNode steps, GitHubContext names, Map<String, String> environment, Path action)
      throws IOException {
    for (var step : steps) {
      var title = step.path("name").asString(step.path("uses").asString("run"));
      boolean wanted = step.has("if") ? names.holds(step.path("if").asString(), well) : well;
      outcomes.put(title, wanted ? "success" : "skipped");
      if (wanted) {
        var inner = new LinkedHashMap<>(environment);
        Yaml.texts(step.path("env")).forEach((key, value) -> inner.put(key, names.filled(value)));
        boolean did =
            step.has("run")
                ? script(step, title, names, inner, action)
                : uses(step, title, names, inner);
        outcomes.put(title, did ? "success" : "failure");
        well &= did;
      }
    }
  }

  private boolean uses(
      JsonNode step, String title, GitHubContext names, Map<String, String> environment)
      throws IOException {
    var uses = step.path("uses").asString();
    var with = new LinkedHashMap<String, String>();
    Yaml.texts(step.path("with")).forEach((key, value) -> with.put(key, names.filled(value)));
    if (!uses.startsWith("OWNER/weir/")) {
      said.put(title, uses);
      return runner.actions.play(uses, with, this);
    }
    var place = runner.actions.ours(uses);
    var action = Yaml.read(place.resolve("action.yml"));
    action
        .path("inputs")
        .properties()
        .forEach(input ->
            with.putIfAbsent(input.getKey(), input.getValue().path("default").asString("")));
    boolean before = well;
    steps(action.path("runs").path("steps"), names.within(with), environment, place);
    return well == before;
  }

  private boolean script(
      JsonNode step,
      String title,
      GitHubContext names,
      Map<String, String> environment,
      Path action)
      throws IOException {
    var all = runner.bench.environment();
    all.putAll(
        Map.of(
            "CI", "true",
            "GITHUB_ACTIONS", "true",
            "GITHUB_API_URL", runner.bench.forge.url(),
            "GITHUB_REPOSITORY", "o/r",
            "GITHUB_REF", run.event().ref(),
            "GITHUB_SHA", run.event().sha(),
            "GITHUB_RUN_ID", run.id(),
            "GITHUB_ACTOR", "octocat",
            "GITHUB_EVENT_PATH", machine.resolve("event.json").toString(),
            "GITHUB_WORKSPACE", workspace.toString()));
    all.put("GITHUB_ACTION_PATH", action.toString());
    all.put("RUNNER_TEMP", machine.resolve("temp").toString());
    all.put("GITHUB_STEP_SUMMARY", machine.resolve("summary.md").toString());
    var results = Files.writeString(machine.resolve("output"), "");
    var more = Files.writeString(machine.resolve("path"), "");
    all.put("GITHUB_OUTPUT", results.toString());
    all.put("GITHUB_PATH", more.toString());
    // Weir is there only for who installed it.
    all.put("PATH", String.join(":", path) + (path.isEmpty() ? "" : ":") + System.getenv("PATH"));
    all.putAll(environment);
    var outcome =
        Shell.script(workspace, all, bash(step), names.filled(step.path("run").asString()));
    said.put(title, outcome.out());
    path.addAll(Files.readAllLines(more));
    for (var line : Files.readAllLines(results)) {
      int equals = line.indexOf('=');
      var name = "steps." + step.path("id").asString("?") + ".outputs." + line.substring(0, equals);
      names.put(name, line.substring(equals + 1));
    }
    return outcome.code() == 0;
  }

  /** Without a shell that is named, GitHub's bash goes on after a broken pipe. */
  private List<String> bash(JsonNode step) {
    var usual = run.workflow().path("defaults").path("run").path("shell").asString("");
    return step.path("shell").asString(usual).equals("bash")
        ? List.of("bash", "--noprofile", "--norc", "-eo", "pipefail")
        : List.of("bash", "-e");
  }
}
