package dev.weir.manifest.format;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Lays a manifest's text out in the one canonical style: two blanks for each level, {@code
 * apiVersion}, {@code kind}, {@code metadata}, {@code spec} and {@code lifecycle} in this order, no
 * quotes that do nothing, at most one empty line at a place. Comments, the order of documents and
 * of everything else, and quotes that matter stay.
 *
 * <p>What comes out is read again and held against what went in; a text that could not be laid out
 * without a loss is left alone.
 */
public final class YamlFormat {

  private static final String MARK = "\uFEFF";

  /** A longer line of braces or brackets is broken up. */
  static final int WIDTH = 100;

  /** Some comments move a second time, to where they then stay. */
  private static final int MOST_ROUNDS = 3;

  private static final Pattern END = Pattern.compile("(?m)^\\.\\.\\.(?: |$)");

  /** The parser has none for it. */
  private static final String NO_PLACE = "a comment stands where it cannot be kept";

  private static final Outcome.Refusal LOST =
      new Outcome.Refusal("its comments or values would not stay as they are", 0, true);

  private YamlFormat() {}

  /** What came of it. */
  public sealed interface Outcome {
    /** The text in the canonical style. */
    record Done(String text) implements Outcome {}

    /**
     * Why the text is left alone.
     *
     * @param line where, from 1; 0 when it is the text as a whole
     * @param yaml whether it is YAML, so that only a comment is in the way
     */
    record Refusal(String why, int line, boolean yaml) implements Outcome {}
  }

  /** Lays a text out; what is laid out so stays so. */
  public static Outcome format(String text) {
    var outcome = once(text);
    for (int i = 0; i < MOST_ROUNDS; i++) {
      if (!(outcome instanceof Outcome.Done(var after))) {
        return outcome;
      }
      var again = once(after);
      if (again.equals(outcome)) {
        return outcome;
      }
      outcome = again;
    }
    return new Outcome.Refusal("its comments find no place to stay", 0, true);
  }

  private static Outcome once(String text) {
    var bare = text.startsWith(MARK) ? text.substring(1) : text;
    // What stands behind the end of a document is not read at all.
    var outcome = END.matcher(bare).find() ? LOST : laidOut(text, bare);
    if (outcome instanceof Outcome.Done) {
      return outcome;
    }
    var placed = CommentLines.placed(bare);
    if (placed.equals(bare) || !saysTheSame(bare, placed)) {
      return outcome;
    }
    return laidOut(placed, placed) instanceof Outcome.Done done ? done : outcome;
  }

  private static Outcome laidOut(String text, String bare) {
    try {
      var before = compose(bare);
      if (before.isEmpty() || bare.startsWith("%")) {
        // Nothing but comments, or directives that say how it is to be read.
        return new Outcome.Done(text);
      }
      var after = written(compose(bare));
      var better = CommentLines.aligned(Dashes.afterComments(after));
      if (isSame(before, better)) {
        return new Outcome.Done(better);
      }
      return isSame(before, after) ? new Outcome.Done(after) : LOST;
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      int line = mark == null ? 0 : mark.getLine() + 1;
      return isYaml(bare)
          ? new Outcome.Refusal(NO_PLACE, commented(bare, line), true)
          : new Outcome.Refusal(String.valueOf(e.getProblem()), line, false);
    } catch (YAMLException e) {
      return isYaml(bare)
          ? new Outcome.Refusal(NO_PLACE, 0, true)
          : new Outcome.Refusal(String.valueOf(e.getMessage()), 0, false);
    } catch (ClassCastException _) {
      return new Outcome.Refusal(NO_PLACE, 0, true);
    }
  }

  /** The last line with a comment down to this one: the parser tells where it gave up. */
  private static int commented(String text, int line) {
    var lines = text.split("\n", -1);
    int at = Math.min(line, lines.length);
    while (at > 0 && !lines[at - 1].contains("#")) {
      at--;
    }
    return at;
  }

  /** Whether it can be read when comments are left out. */
  private static boolean isYaml(String text) {
    try {
      compose(text, false);
      return true;
    } catch (YAMLException _) {
      return false;
    }
  }

  /** Whether two texts that differ in the places of their comments have the same values. */
  private static boolean saysTheSame(String text, String other) {
    try {
      return SameYaml.all(compose(text, false), compose(other, false));
    } catch (YAMLException _) {
      return false;
    }
  }

  private static boolean isSame(List<Node> before, String text) {
    try {
      return SameYaml.all(before, compose(text));
    } catch (YAMLException | ClassCastException _) {
      return false;
    }
  }

  private static List<Node> compose(String text) {
    return compose(text, true);
  }

  private static List<Node> compose(String text, boolean comments) {
    var documents = new ArrayList<Node>();
    yaml(false, comments).composeAll(new StringReader(text)).forEach(documents::add);
    return documents;
  }

  private static String written(List<Node> documents) {
    var out = new StringBuilder();
    for (var document : documents) {
      out.append(out.isEmpty() ? "" : "---\n");
      var layout = new Layout();
      var root = layout.apply(document);
      out.append(written(root, layout.isFolded()));
    }
    return withoutBlankEnds(out.toString());
  }

  private static String written(Node document, boolean folded) {
    var writer = new StringWriter();
    yaml(folded, true).serialize(document, writer);
    return writer.toString();
  }

  /** An empty line between two keys comes with the indentation of the key. */
  private static String withoutBlankEnds(String text) {
    return text.replaceAll("(?m)^[ ]+$", "").replaceAll("\\n+\\z", "\n");
  }

  /**
   * Reads and writes.
   *
   * @param folded whether long scalars may be broken up: where there is folded text, that is what
   *     it is for
   * @param comments whether comments are read
   */
  private static Yaml yaml(boolean folded, boolean comments) {
    var reading = new LoaderOptions();
    reading.setProcessComments(comments);
    reading.setCodePointLimit(Integer.MAX_VALUE);
    reading.setAllowDuplicateKeys(true);
    var writing = new DumperOptions();
    writing.setProcessComments(true);
    writing.setIndent(2);
    writing.setIndicatorIndent(2);
    writing.setIndentWithIndicator(true);
    writing.setSplitLines(folded);
    writing.setWidth(WIDTH);
    writing.setLineBreak(DumperOptions.LineBreak.UNIX);
    writing.setAnchorGenerator(node -> node.getAnchor());
    return new Yaml(
        new SafeConstructor(reading), new Representer(writing), writing, reading, new AllText());
  }

  /** Reads every scalar as text: what else it might be is not for a layout to say. */
  private static final class AllText extends Resolver {
    @Override
    protected void addImplicitResolvers() {
      // None.
    }
  }
}
