package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a workflow as GitHub does: jobs in order, each in a new folder, steps with bash, secrets of
 * the job's environment, a token with the job's permissions. What actions of others do is played by
 * {@link GitHubActions}.
 */
final class GitHubRunner {

  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{\\{(.*?)}}");

  final Bench bench;
  final Path store;
  final GitHubActions actions;
  private final Map<String, Map<String, String>> environments = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private int runs;

  /**
   * What happened.
   *
   * @param event its name, for instance {@code push}
   * @param ref the Git reference that is checked out
   * @param sha the commit
   * @param payload the event's JSON
   * @param trusted whether secrets are given and the token may write
   */
  record Event(String event, String ref, String sha, JsonNode payload, boolean trusted) {}

  /**
   * What a job came to.
   *
   * @param result {@code success}, {@code failure} or {@code skipped}
   * @param steps what each step said, by its name
   * @param outcomes what each step came to, by its name
   * @param summary the job's summary
   */
  record Job(
      String result,
      Map<String, String> outputs,
      Map<String, String> steps,
      Map<String, String> outcomes,
      String summary) {

    static final Job SKIPPED = new Job("skipped", Map.of(), Map.of(), Map.of(), "");

    String said(String step) {
      return Optional.ofNullable(steps.get(step)).orElseThrow(() -> new AssertionError(steps));
    }
  }

  GitHubRunner(Bench bench) {
    this.bench = bench;
    this.store = bench.folder.resolve("github");
    this.actions = new GitHubActions(this);
  }

  GitHubRunner environment(String name, Map<String, String> secrets) {
    environments.put(name, secrets);
    return this;
  }

  GitHubRunner variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Runs a workflow; its jobs by their ids. */
  Map<String, Job> run(Path workflow, Event event) {
    var run = new Run(Yaml.read(workflow), event, String.valueOf(1000 + runs++));
    var jobs = new LinkedHashMap<String, Job>();
    run.workflow
        .path("jobs")
        .properties()
        .forEach(each -> jobs.put(each.getKey(), job(run, each.getKey(), jobs)));
    return jobs;
  }

  /** One run of a workflow. */
  record Run(JsonNode workflow, Event event, String id) {}

  private Job job(Run run, String name, Map<String, Job> before) {
    var job = run.workflow.path("jobs").path(name);
    var needs = needs(job);
    boolean well = needs.stream().allMatch(need -> before.get(need).result().equals("success"));
    var context = new GitHubContext(this, run, job, before);
    boolean wanted = !job.has("if") || context.holds(job.path("if").asString(), well);
    return well && wanted ? new GitHubJob(this, run, job, name, context).run() : Job.SKIPPED;
  }

  private static List<String> needs(JsonNode job) {
    var needs = job.path("needs");
    var names = new ArrayList<String>();
    if (needs.isString()) {
      names.add(needs.asString());
    }
    needs.forEach(need -> names.add(need.asString()));
    return names;
  }

  /** The secrets that a job sees. */
  Map<String, String> secrets(Run run, JsonNode job) {
    var name = job.path("environment").asString("");
    return run.event.trusted() ? environments.getOrDefault(name, Map.of()) : Map.of();
  }

  Map<String, String> variables() {
    return variables;
  }

  /** A token with what the job may do. */
  String token(Run run, JsonNode job, String name) {
    var permissions =
        job.has("permissions") ? job.path("permissions") : run.workflow.path("permissions");
    var rights = new TreeSet<String>();
    Yaml.texts(permissions)
        .forEach((what, how) -> rights.add(what + ": " + (run.event.trusted() ? how : "read")));
    var token = "ghs_canary_" + run.id + "_" + name;
    bench.forge.allow(token, Set.copyOf(rights));
    return token;
  }

  /** Fills in the expressions of a text. */
  static String filled(String text, java.util.function.UnaryOperator<String> value) {
    var matcher = TEMPLATE.matcher(text);
    var filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          filled, java.util.regex.Matcher.quoteReplacement(value.apply(matcher.group(1))));
    }
    return matcher.appendTail(filled).toString();
  }

  /** The event of a pull request, from a branch here or from a fork, merged into main. */
  Event pullRequest(int number, String branch, boolean fork) {
    bench.git("checkout", "-q", "--detach", "main");
    bench.git("merge", "-q", "--no-ff", "-m", "Merge", branch);
    var ref = "refs/pull/" + number + "/merge";
    bench.git("update-ref", ref, "HEAD");
    var sha = bench.git("rev-parse", "HEAD");
    bench.git("checkout", "-q", "main");
    var payload = JsonMapper.shared().createObjectNode();
    var pull = payload.putObject("pull_request").put("number", number);
    pull.putObject("head").putObject("repo").put("full_name", fork ? "mallory/live" : "o/r");
    return new Event("pull_request", ref, sha, payload, !fork);
  }

  /** Merges a branch into main; the event of it. */
  Event merge(String branch) {
    bench.git("checkout", "-q", "main");
    bench.git("merge", "-q", "--no-ff", "-m", "Merge " + branch, branch);
    return push();
  }

  Event push() {
    return new Event(
        "push",
        "refs/heads/main",
        bench.git("rev-parse", "main"),
        JsonMapper.shared().createObjectNode(),
        true);
  }

  static void copy(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(
              file,
              target,
              java.nio.file.StandardCopyOption.REPLACE_EXISTING,
              java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void check(boolean condition, String why) {
    assertThat(condition).as(why).isTrue();
  }
}
