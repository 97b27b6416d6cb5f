package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.review.Access;
import dev.weir.review.GitLab;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir comment gitlab}. */
@Command(
    footer = {
      "  weir comment gitlab comment.md    in a merge request pipeline, with GITLAB_TOKEN",
      "  weir comment gitlab reviewed.weirplan --label prod"
    })
final class CommentGitLabCommand implements Callable<Integer> {

  private static final String JOB_TOKEN = "CI_JOB_TOKEN";

  private final Terminal terminal;

  @Mixin CommentOptions options = new CommentOptions();

  @Option(
      names = "--project",
      paramLabel = "ID",
      description = "The project's number or path; by default CI_PROJECT_ID.")
  Optional<String> project = Optional.empty();

  CommentGitLabCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var here = terminal.surroundings();
    var text = options.text(terminal);
    var token = options.token(here, "GITLAB_TOKEN", JOB_TOKEN);
    var name = CommentOptions.given(project, here, "CI_PROJECT_ID", "--project ID");
    var url = CommentOptions.given(options.apiUrl, here, "CI_API_V4_URL", "--api-url URL");
    var header = token.name().equals(JOB_TOKEN) ? "JOB-TOKEN" : "PRIVATE-TOKEN";
    var access = Access.of(url, header, "", token.value(), token.name());
    // A token of its own writes under its own name; the job's under that of who runs it.
    var user =
        token.name().equals(JOB_TOKEN)
            ? here.variable("GITLAB_USER_LOGIN")
            : Optional.<String>empty();
    return options.post(terminal, new GitLab(access, name, number(here), user), text);
  }

  private long number(Surroundings here) {
    return options
        .number
        .or(() ->
            here.variable("CI_MERGE_REQUEST_IID")
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf))
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("no-review", "this job runs for no merge request")
                    .hint("run it in a merge request pipeline, or give --number N")));
  }
}
