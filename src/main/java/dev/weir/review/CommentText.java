package dev.weir.review;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a comment says.
 *
 * @param marker what its first line begins with, by which it is found again
 * @param body the Markdown
 * @param quiet whether it says that there is nothing to do, which is worth no new comment
 */
public record CommentText(String marker, String body, boolean quiet) {

  private static final Pattern FIRST_LINE =
      Pattern.compile("(<!-- weir:plan:[A-Za-z0-9._]+ )(digest=[^ ]* -->)\r?\n", Pattern.DOTALL);

  private static final String NO_DIGEST = "digest=";

  /**
   * The text of a comment.
   *
   * @param markdown as {@code weir plan -o markdown} writes it
   * @param label tells this comment apart from others of the same stack
   * @param quiet whether it says that there is nothing to do
   * @throws Refused when the Markdown has no marker
   */
  public static CommentText of(String markdown, Optional<String> label, boolean quiet) {
    var first = FIRST_LINE.matcher(markdown);
    if (!first.lookingAt()) {
      throw new Refused(
          Diagnostic.error("no-marker", "this is no Markdown of a plan: it has no marker")
              .hint("make it with `weir plan -o markdown=FILE`, or give a plan saved by `--out`"));
    }
    var told = label.map(text -> "label=" + word(text) + " ").orElse("");
    var marker = first.group(1) + told + NO_DIGEST;
    var rest = label.map(text -> titled(markdown.substring(first.end()), text));
    var body =
        first.group(1)
            + told
            + first.group(2)
            + "\n"
            + rest.orElseGet(() -> markdown.substring(first.end()));
    return new CommentText(marker, body, quiet);
  }

  private static String word(String label) {
    return label.replaceAll("[^A-Za-z0-9._/-]", "_").replace("--", "__");
  }

  private static String titled(String text, String label) {
    int end = text.indexOf('\n');
    return text.startsWith("## ") && end > 0
        ? text.substring(0, end) + ", `" + word(label) + "`" + text.substring(end)
        : text;
  }

  /** Whether a comment with this text is this one, maybe of an earlier plan. */
  boolean isMarked(String other) {
    return other.startsWith(marker);
  }

  /** Whether a comment with this text says just this. */
  boolean isSaidBy(String other) {
    return other.replace("\r", "").strip().equals(body.strip());
  }
}
