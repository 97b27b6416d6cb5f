package dev.weir.manifest.yaml;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML syntax errors in words that say what to do. */
final class SyntaxErrors {

  private static final String QUOTE = "put the text in quotes if the character belongs to it";

  /**
   * What to say instead of the parser's words.
   *
   * @param problem part of the parser's words
   * @param atContext whether the place to show is where the construct began
   */
  private record Rule(String problem, boolean atContext, String message, String hint) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "mapping values are not allowed here",
              false,
              "a `:` is not allowed here",
              "a text that holds `: ` needs quotes; a nested block begins on its own line"),
          new Rule(
              "could not find expected ':'",
              true,
              "this is neither `key: value` nor part of the text above it",
              "check its indentation, and the colon and the space after the key"),
          new Rule(
              "found unexpected end of stream",
              true,
              "the quoted text that begins here does not end",
              "add the closing quote"),
          new Rule(
              "found unexpected document separator",
              true,
              "the quoted text that begins here does not end in its document",
              "add the closing quote"),
          new Rule(
              "expected ',' or ']'", true, "the list that begins here does not end", "add a `]`"),
          new Rule(
              "expected ',' or '}'", true, "the block that begins here does not end", "add a `}`"),
          new Rule(
              "expected <block end>, but found '-'",
              false,
              "a list item is not allowed here",
              "give the items of a list the same indentation"),
          new Rule(
              "expected <block end>",
              false,
              "this does not fit the indentation of its block",
              "give the fields of a block the same indentation"),
          new Rule(
              "sequence entries are not allowed here",
              false,
              "a list item is not allowed here",
              "begin the list on the line after its key"),
          new Rule(
              "that cannot start any token", false, "a plain text cannot begin like this", QUOTE),
          new Rule(
              "found unknown escape character",
              false,
              "this escape is not known",
              "write `\\\\` for a backslash, or use single quotes"),
          new Rule(
              "expected '<document start>'",
              false,
              "the document ended before this",
              "begin the next document with a line `---`"),
          new Rule(
              "expected the node content",
              false,
              "a value is missing here",
              "a list or block that was begun may lack its closing bracket"),
          new Rule(
              "while scanning a block scalar",
              false,
              "only an indentation or `+`, `-` may follow `|` and `>`",
              "begin the text on the next line"),
          new Rule("while scanning an alias", false, "an alias needs a name", QUOTE),
          new Rule("while scanning an anchor", false, "an anchor needs a name", QUOTE),
          new Rule(
              "found incompatible YAML document",
              false,
              "only YAML 1.x is understood",
              "remove the line"));

  private SyntaxErrors() {}

  /** The parser's exception as a diagnostic. */
  static Diagnostic diagnostic(MarkedYAMLException e, Pieces.Piece piece) {
    var mark =
        Optional.ofNullable(e.getProblemMark()).or(() -> Optional.ofNullable(e.getContextMark()));
    var tab = mark.flatMap(m -> tab(m.getLine() + piece.firstLine(), piece));
    if (tab.isPresent()) {
      return Diagnostic.error("tab-indentation", "YAML does not allow tabs for indentation")
          .at(tab)
          .hint("use spaces");
    }
    var words = String.join(" ", orEmpty(e.getContext()), orEmpty(e.getProblem()));
    for (var rule : RULES) {
      if (words.contains(rule.problem())) {
        var at = rule.atContext() ? Optional.ofNullable(e.getContextMark()).or(() -> mark) : mark;
        return Diagnostic.error("yaml-syntax", rule.message())
            .at(at.map(m -> place(m, piece)))
            .hint(rule.hint());
      }
    }
    return Diagnostic.error("yaml-syntax", "this is not YAML: " + words.strip())
        .at(mark.map(m -> place(m, piece)));
  }

  /** An exception of the parser that has no place: told of where the piece begins. */
  static Diagnostic unplaced(YAMLException e, Pieces.Piece piece) {
    return Diagnostic.error("yaml-syntax", "this is not YAML: " + orEmpty(e.getMessage()))
        .at(new Place(piece.source(), piece.firstLine(), 1, 1));
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }

  /** Where the mark is; at the end of the text, behind its last word. */
  private static Place place(Mark mark, Pieces.Piece piece) {
    int line = mark.getLine() + piece.firstLine();
    var text = piece.source().line(line).orElse("");
    if (!text.isBlank()) {
      return new Place(piece.source(), line, mark.getColumn() + 1, 1);
    }
    while (text.isBlank() && line > piece.firstLine()) {
      line--;
      text = piece.source().line(line).orElse("").stripTrailing();
    }
    return new Place(piece.source(), line, text.codePointCount(0, text.length()) + 1, 1);
  }

  /** The first tab in the indentation of this line or the one above. */
  private static Optional<Place> tab(int line, Pieces.Piece piece) {
    for (int at = line; at >= Math.max(piece.firstLine(), line - 1); at--) {
      var text = piece.source().line(at).orElse("");
      int tab = text.indexOf('\t');
      if (tab >= 0 && text.substring(0, tab).isBlank()) {
        return Optional.of(new Place(piece.source(), at, tab + 1, 1));
      }
    }
    return Optional.empty();
  }
}
