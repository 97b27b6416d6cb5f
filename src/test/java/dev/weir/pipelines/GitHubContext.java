package dev.weir.pipelines;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What expressions of a job can name. */
final class GitHubContext {

  private final Map<String, String> values = new HashMap<>();
  private Optional<Path> workspace = Optional.empty();

  GitHubContext(
      GitHubRunner runner,
      GitHubRunner.Run run,
      JsonNode job,
      Map<String, GitHubRunner.Job> before) {
    leaves("github.event", run.event().payload());
    values.put("github.repository", "o/r");
    values.put("github.run_id", run.id());
    values.put("github.run_attempt", "1");
    values.put("runner.os", "Linux");
    values.put("runner.arch", "X64");
    runner.variables().forEach((name, value) -> values.put("vars." + name, value));
    runner.secrets(run, job).forEach((name, value) -> values.put("secrets." + name, value));
    before.forEach((name, each) ->
        each.outputs()
            .forEach((key, value) -> values.put("needs." + name + ".outputs." + key, value)));
  }

  private GitHubContext(GitHubContext outer) {
    values.putAll(outer.values);
    workspace = outer.workspace;
  }

  /** What the steps of an action can name. */
  GitHubContext within(Map<String, String> inputs) {
    var inner = new GitHubContext(this);
    inner
        .values
        .keySet()
        .removeIf(name -> name.startsWith("steps.") || name.startsWith("secrets."));
    inputs.forEach((name, value) -> inner.values.put("inputs." + name, value));
    return inner;
  }

  private void leaves(String name, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(each -> leaves(name + "." + each.getKey(), each.getValue()));
    } else {
      values.put(name, node.asString());
    }
  }

  void put(String name, String value) {
    values.put(name, value);
  }

  void workIn(Path folder) {
    workspace = Optional.of(folder);
  }

  String filled(String text) {
    return GitHubRunner.filled(text, expression -> value(expression, true));
  }

  boolean holds(String condition, boolean well) {
    var bare = condition.strip();
    if (bare.startsWith("${{")) {
      bare = bare.substring(3, bare.length() - 2);
    }
    boolean asks = bare.matches(".*\\b(success|failure|always|cancelled)\\(.*");
    return (asks || well) && Condition.holds(value(bare, well));
  }

  private String value(String expression, boolean well) {
    return Condition.value(
        expression,
        name -> values.getOrDefault(name, ""),
        (function, arguments) -> call(function, arguments, well));
  }

  private String call(String function, List<String> arguments, boolean well) {
    return switch (function) {
      case "always" -> "true";
      case "success" -> String.valueOf(well);
      case "failure" -> String.valueOf(!well);
      case "cancelled" -> "false";
      case "hashFiles" -> files(arguments.getFirst()) ? "1f2e" : "";
      default -> throw new AssertionError("no such function: " + function);
    };
  }

  private boolean files(String pattern) {
    var root = workspace.orElseThrow();
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + root + "/" + pattern);
    try (var all = Files.walk(root)) {
      return all.anyMatch(file -> Files.isRegularFile(file) && matcher.matches(file));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
