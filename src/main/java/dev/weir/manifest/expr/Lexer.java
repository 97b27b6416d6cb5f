package dev.weir.manifest.expr;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. */
final class Lexer {

  private final String text;
  private final int end;
  private int at;

  private Lexer(String text, Stretch within) {
    this.text = text;
    this.at = within.start();
    this.end = within.end();
  }

  /** The tokens in a stretch of a text; the last one is the end. */
  static List<Token> tokens(String text, Stretch within) {
    var lexer = new Lexer(text, within);
    var tokens = new ArrayList<Token>();
    do {
      tokens.add(lexer.next());
    } while (tokens.getLast().sort() != Token.Sort.END);
    return tokens;
  }

  private Token next() {
    int before = at;
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\n')) {
      at++;
    }
    boolean spaced = at > before;
    int start = at;
    if (at == end) {
      return new Token(Token.Sort.END, "", spaced, new Stretch(end, end));
    }
    char first = text.charAt(at);
    if (first == '\'' || first == '"') {
      return quoted(first, spaced);
    }
    if (isLetter(first)) {
      return word(Token.Sort.NAME, start, spaced);
    }
    if (isDigit(first)) {
      return number(start, spaced);
    }
    at++;
    if (".[](),+-".indexOf(first) < 0) {
      throw Fault.of(
          "bad-expression",
          "holds " + shown(text.codePointAt(start)) + ", which no expression has",
          "see `weir explain ForEach`; a literal `${` is written `$${`",
          new Stretch(start, at));
    }
    return new Token(Token.Sort.SIGN, String.valueOf(first), spaced, new Stretch(start, at));
  }

  private static String shown(int point) {
    return point < ' ' || Character.isISOControl(point)
        ? "the character U+%04X".formatted(point)
        : "`" + Character.toString(point) + "`";
  }

  /** A quote within the text is doubled. */
  private Token quoted(char quote, boolean spaced) {
    int start = at++;
    var inside = new StringBuilder();
    while (at < end) {
      char c = text.charAt(at++);
      if (c != quote) {
        inside.append(c);
      } else if (at < end && text.charAt(at) == quote) {
        inside.append(quote);
        at++;
      } else {
        return new Token(Token.Sort.TEXT, inside.toString(), spaced, new Stretch(start, at));
      }
    }
    throw Fault.of(
        "bad-expression",
        "holds a text that does not end",
        "add the closing quote",
        new Stretch(start, start + 1));
  }

  private Token number(int start, boolean spaced) {
    var token = word(Token.Sort.NUMBER, start, spaced);
    return token.text().chars().allMatch(c -> isDigit((char) c))
        ? token
        : new Token(Token.Sort.DURATION, token.text(), spaced, token.at());
  }

  private Token word(Token.Sort sort, int start, boolean spaced) {
    while (at < end && isWord(text.charAt(at))) {
      at++;
    }
    return new Token(sort, text.substring(start, at), spaced, new Stretch(start, at));
  }

  private static boolean isWord(char c) {
    return isLetter(c) || isDigit(c) || c == '-';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
