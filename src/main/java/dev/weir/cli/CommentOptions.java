package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.render.PlanMarkdown;
import dev.weir.review.CommentText;
import dev.weir.review.Commenter;
import dev.weir.review.Forge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the comment of a plan says, and where it is. */
final class CommentOptions {

  /** What a label and the first line add. */
  private static final int LABEL_BYTES = 512;

  @Parameters(
      paramLabel = "FILE",
      description =
          "The Markdown of a plan, a plan that `plan --out` saved, or - for Markdown from standard"
              + " input.")
  String file = "-";

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "Tells this comment apart from others in the same review.")
  Optional<String> label = Optional.empty();

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "The review; by default the one that the job runs for.")
  Optional<Long> number = Optional.empty();

  @Option(
      names = "--author",
      paramLabel = "LOGIN",
      description = "Whose comment is updated; by default that of the token's own user.")
  Optional<String> author = Optional.empty();

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      description = "Where the REST API is; by default the one of the service that runs the job.")
  Optional<String> apiUrl = Optional.empty();

  @Option(
      names = "--token-env",
      paramLabel = "NAME",
      description = "The environment variable that holds the token.")
  Optional<String> tokenEnv = Optional.empty();

  /** What the comment is to say. */
  CommentText text(Terminal terminal) {
    var surroundings = terminal.surroundings();
    try {
      if (file.equals("-")) {
        return text(new String(surroundings.in().readAllBytes(), StandardCharsets.UTF_8));
      }
      var path = surroundings.currentFolder().resolve(file);
      if (SavedPlanFile.isOne(path)) {
        var document = SavedPlanFile.read(path, terminal.near(path)).content().document();
        return text(PlanMarkdown.of(document, PlanMarkdown.USUAL_BYTES - LABEL_BYTES));
      }
      return text(Files.readString(path));
    } catch (NoSuchFileException _) {
      throw new Refused(
          Diagnostic.error("no-file", "there is no file `" + file + "`")
              .hint("make it with `weir plan -o markdown=" + file + "`"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CommentText text(String markdown) {
    return CommentText.of(markdown, label, PlanMarkdown.isQuiet(markdown));
  }

  /** The value of the variable that is named, or of the first of the usual ones that is set. */
  Token token(Surroundings surroundings, String... usual) {
    var names = tokenEnv.map(name -> new String[] {name}).orElse(usual);
    for (var name : names) {
      var value = surroundings.variable(name).filter(text -> !text.isEmpty());
      if (value.isPresent()) {
        return new Token(name, value.get());
      }
    }
    throw new Refused(
        Diagnostic.error("token-missing", "`" + String.join("` and `", names) + "` are not set")
            .hint(
                "hand the token to this step as an environment variable, or name its variable with"
                    + " --token-env"));
  }

  /** A token and the variable it came from; it has no text form. */
  static final class Token {
    private final String name;
    private final String value;

    Token(String name, String value) {
      this.name = name;
      this.value = value;
    }

    String name() {
      return name;
    }

    String value() {
      return value;
    }
  }

  /** The value given, or of this variable. */
  static String given(
      Optional<String> option, Surroundings surroundings, String variable, String flag) {
    return option
        .or(() -> surroundings.variable(variable).filter(text -> !text.isEmpty()))
        .orElseThrow(() ->
            new Refused(
                Diagnostic.error("usage", variable + " is not set")
                    .hint("outside of a pipeline give " + flag)));
  }

  /** Posts, and tells what was done. */
  int post(Terminal terminal, Forge forge, CommentText text) {
    var trace = terminal.trace().orElse(_ -> {});
    try (var commenter =
        new Commenter(forge, author, "weir/" + Version.current(), Thread::sleep, trace)) {
      var result = commenter.post(text);
      var what =
          switch (result.done()) {
            case POSTED -> "Posted the comment";
            case UPDATED -> "Updated the comment";
            case UNCHANGED -> "The comment says so already";
            case NOTHING -> "Nothing to say: the plan has no changes, and there is no comment";
          };
      var where = result.url().map(url -> forge.access().clean(url)).orElse(forge.review());
      terminal.print(what + ": " + where + "\n");
      return ExitCode.SUCCESS;
    }
  }
}
