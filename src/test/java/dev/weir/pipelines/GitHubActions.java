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

/** What the actions of others do, as far as a recipe sees it; and where our own action is. */
final class GitHubActions {

  private final GitHubRunner runner;
  private final Map<String, Path> caches = new LinkedHashMap<>();
  private final List<JsonNode> findings = new ArrayList<>();

  GitHubActions(GitHubRunner runner) {
    this.runner = runner;
  }

  /** The SARIF files that were handed over. */
  List<JsonNode> findings() {
    return findings;
  }

  /** The files that a run kept under this name. */
  Path artifact(String run, String name) {
    return runner.store.resolve("artifacts").resolve(run).resolve(name);
  }

  /** The folder of our action, in a copy of this project that has the bench's Weir. */
  Path ours(String uses) throws IOException {
    var inside = uses.substring("OWNER/weir/".length(), uses.indexOf('@'));
    var copy = runner.store.resolve("actions");
    var action = copy.resolve(inside);
    if (Files.notExists(action)) {
      GitHubRunner.copy(Path.of(inside), action);
      runner.bench.install(copy.resolve("bin"));
      Files.createDirectories(copy.resolve("src/main"));
      Files.createDirectories(copy.resolve("target"));
      Files.writeString(copy.resolve("pom.xml"), "<project/>");
      Files.writeString(copy.resolve("src/main/Weir.java"), "");
    }
    return action;
  }

  /** Plays an action; whether it goes well. */
  boolean play(String uses, Map<String, String> with, GitHubJob job) throws IOException {
    return switch (uses.substring(0, uses.indexOf('@'))) {
      case "actions/checkout" -> checkout(with, job);
      case "actions/upload-artifact" -> upload(with, job);
      case "actions/download-artifact" -> download(with, job);
      case "actions/cache/restore" -> restore(with, job);
      case "actions/cache/save" -> save(with, job);
      case "actions/setup-java", "actions/cache" -> true;
      case "github/codeql-action/upload-sarif" -> {
        GitHubRunner.check(
            job.job.path("permissions").path("security-events").asString("").equals("write"),
            "findings need security-events: write");
        findings.add(Yaml.parse(Files.readString(job.workspace.resolve(with.get("sarif_file")))));
        yield true;
      }
      default -> throw new AssertionError("nobody plays " + uses);
    };
  }

  private boolean checkout(Map<String, String> with, GitHubJob job) {
    var depth = with.getOrDefault("fetch-depth", "1");
    var url = "file://" + runner.bench.origin;
    var environment = runner.bench.environment();
    for (var command :
        List.of(
            List.of("git", "init", "-q"),
            List.of("git", "fetch", "-q", "--depth", depth, url, job.run.event().ref()),
            List.of("git", "checkout", "-q", "FETCH_HEAD"))) {
      Shell.run(job.workspace, environment, command).exits(0);
    }
    return true;
  }

  private boolean upload(Map<String, String> with, GitHubJob job) throws IOException {
    var found = new ArrayList<Path>();
    var names = with.get("path").strip().split("\\s*\n\\s*");
    for (var name : names) {
      var path = job.workspace.resolve(name).normalize();
      if (Files.exists(path)) {
        try (var files = Files.walk(path)) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> shows(file, with, job))
              .forEach(found::add);
        }
      }
    }
    if (found.isEmpty()) {
      return !with.getOrDefault("if-no-files-found", "warn").equals("error");
    }
    var root = names.length == 1 ? job.workspace.resolve(names[0]).normalize() : job.workspace;
    var target = artifact(job.run.id(), with.get("name"));
    for (var file : found) {
      GitHubRunner.copy(file, target.resolve(root.relativize(file)));
    }
    runner.bench.forge.keep(with.get("name"), job.run.id());
    return true;
  }

  private static boolean shows(Path file, Map<String, String> with, GitHubJob job) {
    var relative = "/" + job.workspace.relativize(file);
    return with.getOrDefault("include-hidden-files", "false").equals("true")
        || !relative.contains("/.");
  }

  private boolean download(Map<String, String> with, GitHubJob job) {
    var from = artifact(with.getOrDefault("run-id", job.run.id()), with.get("name"));
    if (Files.notExists(from)) {
      return false;
    }
    GitHubRunner.copy(from, job.workspace.resolve(with.get("path")));
    return true;
  }

  private boolean restore(Map<String, String> with, GitHubJob job) {
    caches.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(with.get("restore-keys").strip()))
        .reduce((_, last) -> last)
        .ifPresent(
            entry -> GitHubRunner.copy(entry.getValue(), job.workspace.resolve(with.get("path"))));
    return true;
  }

  private boolean save(Map<String, String> with, GitHubJob job) {
    var kept = runner.store.resolve("caches").resolve(with.get("key"));
    try {
      Files.createDirectories(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    GitHubRunner.copy(job.workspace.resolve(with.get("path")), kept);
    caches.put(with.get("key"), kept);
    return true;
  }
}
