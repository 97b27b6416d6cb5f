package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.review.Access;
import dev.weir.review.GitHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code weir comment github}. */
@Command(
    footer = {
      "  weir comment github comment.md    in a workflow, with GITHUB_TOKEN in its environment",
      "  weir comment github reviewed.weirplan --label prod",
      "  weir plan -o markdown live/ | weir comment github --repo o/r --number 12 -"
    })
final class CommentGitHubCommand implements Callable<Integer> {

  private static final Pattern PULL = Pattern.compile("refs/pull/([0-9]{1,18})/(?:merge|head)");

  private final Terminal terminal;

  @Mixin CommentOptions options = new CommentOptions();

  @Option(
      names = "--repo",
      paramLabel = "OWNER/NAME",
      description = "The repository; by default GITHUB_REPOSITORY.")
  Optional<String> repository = Optional.empty();

  CommentGitHubCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var here = terminal.surroundings();
    var text = options.text(terminal);
    var token = options.token(here, "GITHUB_TOKEN", "GH_TOKEN");
    var name = CommentOptions.given(repository, here, "GITHUB_REPOSITORY", "--repo OWNER/NAME");
    if (!name.matches("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+") || name.contains("..")) {
      throw new Refused(
          Diagnostic.error("usage", "`" + name + "` is no repository")
              .hint("a repository is written as OWNER/NAME"));
    }
    var url =
        options
            .apiUrl
            .or(() -> here.variable("GITHUB_API_URL").filter(value -> !value.isEmpty()))
            .orElse("https://api.github.com");
    var access = Access.of(url, "Authorization", "Bearer ", token.value(), token.name());
    return options.post(terminal, new GitHub(access, name, number(here)), text);
  }

  private long number(Surroundings here) {
    return options
        .number
        .or(() ->
            here.variable("GITHUB_REF")
                .map(PULL::matcher)
                .filter(found -> found.matches())
                .map(found -> Long.valueOf(found.group(1))))
        .or(() -> here.variable("GITHUB_EVENT_PATH").flatMap(file -> event(Path.of(file))))
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("no-review", "this job runs for no pull request")
                    .hint("run it `on: pull_request`, or give --number N")));
  }

  /** What the event says, also that of a comment on a pull request. */
  private static Optional<Long> event(Path file) {
    try {
      var event = JsonMapper.shared().readTree(Files.readString(file));
      var issue = event.path("issue");
      var number =
          issue.has("pull_request")
              ? issue.path("number")
              : event.at("/pull_request/number").isMissingNode()
                  ? event.at("/workflow_run/pull_requests/0/number")
                  : event.at("/pull_request/number");
      return Optional.of(number.asLong(0)).filter(found -> found > 0);
    } catch (IOException | JacksonException _) {
      return Optional.empty();
    }
  }
}
