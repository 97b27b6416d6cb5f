package dev.weir.manifest.edit;

import dev.weir.kind.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Sets one value in a YAML text. Comments, order, quoting, line ends and everything else stay; what
 * cannot be done so that the text then says this and nothing else is refused.
 */
public final class YamlEdit {

  private static final String MARK = "\uFEFF";

  /**
   * A value to be set.
   *
   * @param document which of the text's documents, from 0
   * @param path the way from the document's root
   * @param value a scalar
   */
  public record Wish(int document, List<String> path, Value value) {
    public Wish {
      path = List.copyOf(path);
    }
  }

  /** What came of it. */
  public sealed interface Outcome {
    /** The text with the value. */
    record Done(String text) implements Outcome {}

    /** Why the value cannot be set. */
    record Refusal(String why) implements Outcome {}
  }

  /** Ends an edit that cannot be done. */
  private static final class Unsafe extends RuntimeException {
    Unsafe(String why) {
      super(why, null, false, false);
    }
  }

  private final String text;
  private final List<Spot> documents;
  private final Wish wish;

  private YamlEdit(String text, List<Spot> documents, Wish wish) {
    this.text = text;
    this.documents = documents;
    this.wish = wish;
  }

  /** Sets a value. */
  public static Outcome set(String text, Wish wish) {
    boolean marked = text.startsWith(MARK);
    var bare = marked ? text.substring(1) : text;
    try {
      var edited = new YamlEdit(bare, Spots.of(bare), wish).edited();
      return new Outcome.Done(marked ? MARK + edited : edited);
    } catch (Unsafe e) {
      return new Outcome.Refusal(String.valueOf(e.getMessage()));
    } catch (YAMLException _) {
      return new Outcome.Refusal("the file has changed since it was read");
    }
  }

  /**
   * Which of a text's documents has the value of its {@code kind} here.
   *
   * @param line from 1
   * @param column from 1, in code points
   */
  public static OptionalInt documentAt(String text, int line, int column) {
    var documents = Spots.of(text.startsWith(MARK) ? text.substring(1) : text);
    return IntStream.range(0, documents.size())
        .filter(i -> isHere(documents.get(i), line, column))
        .findFirst();
  }

  private static boolean isHere(Spot document, int line, int column) {
    return document instanceof Spot.Mapping root
        && root.entry("kind").map(Spot.Entry::value).orElse(root) instanceof Spot.Scalar kind
        && kind.line() == line
        && kind.column() == column;
  }

  private String edited() {
    int index = wish.document();
    if (index >= documents.size() || !(documents.get(index) instanceof Spot.Mapping root)) {
      throw new Unsafe("the file has changed since it was read");
    }
    var edited = place(root, 0);
    var expected = new LinkedHashMap<>(Spots.leaves(documents));
    var path = Spots.step(List.of(), Integer.toString(index));
    for (var step : wish.path()) {
      path = Spots.step(path, step);
    }
    var after = Spots.leaves(Spots.of(edited));
    var said = after.getOrDefault(path, "");
    expected.put(path, said);
    boolean isSame = expected.equals(after) && said.equals(ScalarText.plain(wish.value(), said));
    if (!isSame) {
      throw new Unsafe("this would change more than the value");
    }
    return edited;
  }

  /** The text with the value placed in this block, which the path leads to so far. */
  private String place(Spot.Mapping block, int depth) {
    if (block.entry("<<").isPresent()) {
      throw new Unsafe("it is merged from elsewhere with `<<`");
    }
    var step = wish.path().get(depth);
    boolean isLast = depth == wish.path().size() - 1;
    var entry = block.entry(step);
    if (entry.isEmpty()) {
      return insert(block, added(depth, block.flow()));
    }
    return switch (entry.get().value()) {
      case Spot.Alias _ -> throw new Unsafe("its value is an alias of one written elsewhere");
      case Spot.Sequence _ -> throw new Unsafe("it is a list");
      case Spot.Mapping inner -> {
        if (isLast) {
          throw new Unsafe("it is a block");
        }
        yield place(inner, depth + 1);
      }
      case Spot.Scalar scalar -> {
        if (isLast) {
          yield replace(scalar);
        }
        throw new Unsafe("it is a single value, not a block");
      }
    };
  }

  private String replace(Spot.Scalar old) {
    if (old.marked()) {
      throw new Unsafe("its value has an anchor or a tag, so it may be used elsewhere too");
    }
    if (old.text().contains("${")) {
      throw new Unsafe("its value comes from a reference");
    }
    if (old.style() == ScalarStyle.LITERAL || old.style() == ScalarStyle.FOLDED) {
      throw new Unsafe("its value is a block of text over several lines");
    }
    boolean isEmpty = old.start() == old.end();
    var written = written(old.text(), old.style());
    return splice(old.start(), old.end(), isEmpty ? " " + written : written);
  }

  private String written(String old, ScalarStyle style) {
    boolean isText = wish.value() instanceof Value.Text;
    return ScalarText.written(ScalarText.plain(wish.value(), old), isText, style);
  }

  /** {@code fragCount: 5}, or {@code target: {fragCount: 5}} where the block is missing too. */
  private String added(int depth, boolean flow) {
    var step = wish.path().get(depth);
    return depth == wish.path().size() - 1
        ? step + ": " + written("", ScalarStyle.PLAIN)
        : step + ": {" + added(depth + 1, flow) + "}";
  }

  private String insert(Spot.Mapping block, String entry) {
    return block.flow() ? insertInBraces(block, entry) : insertLine(block, entry);
  }

  private String insertInBraces(Spot.Mapping block, String entry) {
    if (block.entries().isEmpty()) {
      int brace = text.indexOf('{', block.start());
      return splice(brace + 1, brace + 1, entry);
    }
    var last = block.entries().getLast().value();
    return splice(last.end(), last.end(), ", " + entry);
  }

  /** After the line on which the last value ends that can be told to end there. */
  private String insertLine(Spot.Mapping block, String entry) {
    var first = block.entries().getFirst().key();
    int lineStart = lineStart(first.start());
    var indent = text.substring(lineStart, first.start());
    if (!indent.isBlank()) {
      throw new Unsafe("its block begins in the middle of a line");
    }
    for (var known : block.entries().reversed()) {
      var end = lastLine(known.value());
      if (end.isPresent()) {
        int at = end.get();
        return at == text.length()
            ? splice(at, at, lineEnd() + indent + entry)
            : splice(nextLine(at), nextLine(at), indent + entry + lineEnd());
      }
    }
    throw new Unsafe("there is no line that it could be written after");
  }

  /** Where the line ends that a value ends on; empty when the value ends who knows where. */
  private Optional<Integer> lastLine(Spot value) {
    return switch (value) {
      case Spot.Scalar scalar ->
          scalar.style() == ScalarStyle.LITERAL
                  || scalar.style() == ScalarStyle.FOLDED
                  || scalar.start() == scalar.end()
              ? Optional.empty()
              : Optional.of(endOfLine(scalar.end()));
      case Spot.Alias alias -> Optional.of(endOfLine(alias.end()));
      case Spot.Mapping mapping ->
          mapping.flow()
              ? Optional.of(endOfLine(mapping.end()))
              : lastLine(mapping.entries().getLast().value());
      case Spot.Sequence sequence ->
          text.startsWith("[", sequence.start())
              ? Optional.of(endOfLine(sequence.end()))
              : lastLine(sequence.items().getLast());
    };
  }

  private int lineStart(int at) {
    int start = at;
    while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
      start--;
    }
    return start;
  }

  private int endOfLine(int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private int nextLine(int end) {
    return end + (text.startsWith("\r\n", end) ? 2 : 1);
  }

  /** As the text's first line ends. */
  private String lineEnd() {
    int end = endOfLine(0);
    return end == text.length() ? "\n" : text.substring(end, nextLine(end));
  }

  private String splice(int start, int end, String written) {
    return text.substring(0, start) + written + text.substring(end);
  }
}
