package dev.weir.manifest.format;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
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

  private YamlFormat() {}

  /** What came of it. */
  public sealed interface Outcome {
    /** The text in the canonical style. */
    record Done(String text) implements Outcome {}

    /**
     * Why the text is left alone.
     *
     * @param line where, from 1; 0 when it is the text as a whole
     */
    record Refusal(String why, int line) implements Outcome {}
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
    return new Outcome.Refusal("its comments find no place to stay", 0);
  }

  private static Outcome once(String text) {
    var bare = text.startsWith(MARK) ? text.substring(1) : text;
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
      return isSame(before, after)
          ? new Outcome.Done(after)
          : new Outcome.Refusal("its comments or values would not stay as they are", 0);
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      return new Outcome.Refusal(
          String.valueOf(e.getProblem()), mark == null ? 0 : mark.getLine() + 1);
    } catch (YAMLException e) {
      return new Outcome.Refusal(String.valueOf(e.getMessage()), 0);
    } catch (ClassCastException _) {
      // The parser has no place for a comment there.
      return new Outcome.Refusal("a comment stands where it cannot be kept", 0);
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
    var documents = new ArrayList<Node>();
    yaml(false).composeAll(new StringReader(text)).forEach(documents::add);
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
    yaml(folded).serialize(document, writer);
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
   */
  private static Yaml yaml(boolean folded) {
    var reading = new LoaderOptions();
    reading.setProcessComments(true);
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
