package dev.weir.pipelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the jobs of a pipeline as GitLab's runner does: those that the rules choose, in the order of
 * their stages, each in a clone of its own, with variables, caches and the artifacts of before.
 */
final class GitLabRunner {

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)}|(\\w+))");

  private final Bench bench;
  private final ObjectNode pipeline;
  private final Path store;
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, Map<String, String>> environments = new HashMap<>();
  private int machines;

  /**
   * What a job came to.
   *
   * @param folder its clone, as it left it
   */
  record Job(int code, String said, Path folder) {
    Path file(String name) {
      return folder.resolve(name);
    }
  }

  GitLabRunner(Bench bench, Path pipeline) {
    this.bench = bench;
    this.pipeline = (ObjectNode) Yaml.read(pipeline);
    this.store = bench.folder.resolve("gitlab");
  }

  /** A variable of the project, for all jobs or for those of one environment. */
  GitLabRunner variable(String environment, String name, String value) {
    environments.computeIfAbsent(environment, _ -> new HashMap<>()).put(name, value);
    return this;
  }

  /**
   * Runs what is not manual.
   *
   * @param revision what is checked out
   * @param predefined what GitLab tells of the pipeline
   */
  Map<String, Job> run(String revision, Map<String, String> predefined) {
    return run(revision, predefined, new LinkedHashMap<>(), "always");
  }

  /** Somebody presses the button of a manual job. */
  Job press(String name, String revision, Map<String, String> predefined, Map<String, Job> before) {
    var after = run(revision, predefined, new LinkedHashMap<>(before), "manual");
    return after.get(name);
  }

  private Map<String, Job> run(
      String revision, Map<String, String> predefined, Map<String, Job> jobs, String when) {
    variables.clear();
    variables.putAll(predefined);
    boolean well = true;
    for (var stage : pipeline.path("stages")) {
      var names = new ArrayList<String>();
      pipeline.properties().forEach(each -> names.add(each.getKey()));
      for (var name : names) {
        var job = job(name);
        boolean mine = job.path("stage").asString("").equals(stage.asString());
        if (well && mine && !name.startsWith(".") && when(job).equals(when)) {
          jobs.put(name, new Machine(job, revision).run(jobs));
        }
      }
      well = jobs.values().stream().allMatch(job -> job.code() == 0);
    }
    return jobs;
  }

  /** A job with what it extends. */
  private ObjectNode job(String name) {
    var own = pipeline.path(name);
    var base = own.has("extends") ? job(own.path("extends").asString()) : defaults();
    return own.isObject() ? merged(base, own) : base;
  }

  private ObjectNode defaults() {
    return (ObjectNode) pipeline.path("default").deepCopy();
  }

  private static ObjectNode merged(ObjectNode base, JsonNode own) {
    own.properties()
        .forEach(each -> {
          var inherited = base.get(each.getKey());
          boolean both = inherited instanceof ObjectNode && each.getValue().isObject();
          base.set(
              each.getKey(),
              both ? merged((ObjectNode) inherited, each.getValue()) : each.getValue());
        });
    return base;
  }

  /** {@code always}, {@code manual} or {@code never}. */
  private String when(JsonNode job) {
    if (!job.has("rules")) {
      return "always";
    }
    for (var rule : job.path("rules")) {
      var value =
          Condition.value(
              rule.path("if").asString(),
              name -> variables.getOrDefault(name.substring(1), ""),
              (function, _) -> {
                throw new AssertionError(function);
              });
      if (Condition.holds(value)) {
        return rule.path("when").asString("always");
      }
    }
    return "never";
  }

  /** One job in a clone of its own. */
  private final class Machine {
    private final JsonNode job;
    private final String revision;
    private final Map<String, String> environment = bench.environment();
    private final Path folder = store.resolve("machine-" + machines++);

    Machine(JsonNode job, String revision) {
      this.job = job;
      this.revision = revision;
      environment.put("PATH", System.getenv("PATH"));
      environment.putAll(variables);
      environment.putAll(Yaml.texts(pipeline.path("variables")));
      environment.putAll(Yaml.texts(job.path("variables")));
      environment.putAll(environments.getOrDefault("*", Map.of()));
      var name = job.path("environment").path("name").asString("");
      environment.putAll(environments.getOrDefault(name, Map.of()));
      environment.replaceAll((_, value) -> expanded(value));
    }

    private String expanded(String text) {
      var matcher = VARIABLE.matcher(text);
      var all = new StringBuilder();
      while (matcher.find()) {
        var name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        var value = environment.getOrDefault(name, variables.getOrDefault(name, ""));
        matcher.appendReplacement(all, Matcher.quoteReplacement(value));
      }
      return matcher.appendTail(all).toString();
    }

    Job run(Map<String, Job> before) {
      checkOut();
      fetch(before);
      caches(folder, true);
      var script = new StringBuilder();
      job.path("before_script").forEach(line -> script.append(line.asString()).append('\n'));
      job.path("script").forEach(line -> script.append(line.asString()).append('\n'));
      var shell = List.of("bash", "--noprofile", "--norc", "-eo", "pipefail");
      var outcome = Shell.script(folder, environment, shell, script.toString());
      caches(folder, false);
      if (outcome.code() == 0) {
        promised(job.path("artifacts").path("paths"), outcome);
        promised(job.path("artifacts").path("reports"), outcome);
      }
      return new Job(outcome.code(), outcome.out(), folder);
    }

    private void promised(JsonNode names, Shell.Outcome outcome) {
      names.forEach(name -> assertThat(folder.resolve(name.asString())).as(outcome.out()).exists());
    }

    private void checkOut() {
      var depth = environment.getOrDefault("GIT_DEPTH", "20");
      var command = new ArrayList<>(List.of("git", "clone", "-q"));
      if (!depth.equals("0")) {
        command.addAll(List.of("--depth", depth));
      }
      command.addAll(List.of("--branch", revision, "file://" + bench.origin, folder.toString()));
      Shell.run(bench.folder, bench.environment(), command).exits(0);
    }

    private void fetch(Map<String, Job> before) {
      for (var each : before.entrySet()) {
        var needs = job.path("needs");
        boolean wanted = needs.isMissingNode();
        for (var need : needs) {
          wanted |= need.asString().equals(each.getKey());
        }
        var paths = wanted ? job(each.getKey()).path("artifacts").path("paths") : null;
        if (paths != null) {
          paths.forEach(
              path -> copy(each.getValue().file(path.asString()), folder.resolve(path.asString())));
        }
      }
    }

    private void caches(Path folder, boolean restore) {
      var declared = job.path("cache");
      var all = new ArrayList<JsonNode>();
      if (declared.isArray()) {
        declared.forEach(all::add);
      } else {
        all.add(declared);
      }
      for (var cache : all) {
        var place = store.resolve("caches").resolve(expanded(cache.path("key").asString()));
        for (var path : cache.path("paths")) {
          var here = folder.resolve(path.asString());
          var there = place.resolve(path.asString());
          copy(restore ? there : here, restore ? here : there);
        }
      }
    }

    private static void copy(Path from, Path to) {
      if (Files.exists(from)) {
        GitHubRunner.copy(from, to);
      }
    }
  }
}
