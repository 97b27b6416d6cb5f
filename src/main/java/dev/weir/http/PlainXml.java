package dev.weir.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Optional;

/**
 * Reads the XML that web services write: elements and text in UTF-8, no attributes, no comments, no
 * DTD. Whatever goes beyond that, or is wrong, is left to the JDK's parser, which takes seven times
 * as long for an answer of usual size: most of it to get ready.
 */
final class PlainXml {

  /** Deeper documents are left to the other parser. */
  private static final int DEEPEST = 32;

  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  /** Says that a document goes beyond what is read here. */
  private static final class Unusual extends Exception {
    Unusual() {
      super("not plain", null, false, false);
    }
  }

  private final String document;
  private int position;

  private PlainXml(String document) {
    this.document = document;
  }

  /** The document's root; empty when another parser has to look at it. */
  static Optional<XmlElement> read(byte[] document) {
    try {
      return Optional.of(new PlainXml(new String(document, UTF_8)).root());
    } catch (Unusual _) {
      return Optional.empty();
    }
  }

  private XmlElement root() throws Unusual {
    require(isPlainText());
    position = document.startsWith(DECLARATION) ? DECLARATION.length() : 0;
    skipBlanks();
    var root = element(1);
    skipBlanks();
    require(position == document.length());
    return root;
  }

  /** Whether every character stands for itself; bytes that are no UTF-8 were replaced by U+FFFD. */
  private boolean isPlainText() {
    for (int i = 0; i < document.length(); i++) {
      char c = document.charAt(i);
      if ((c < ' ' && c != '\n' && c != '\t') || c >= '\uFFFD') {
        return false;
      }
    }
    return !document.contains("]]>");
  }

  private XmlElement element(int depth) throws Unusual {
    require(depth <= DEEPEST);
    take("<");
    var name = name();
    var children = new ArrayList<XmlElement>();
    if (next('/')) {
      take("/>");
      return new XmlElement(name, "", children);
    }
    take(">");
    var text = new StringBuilder(text());
    while (!document.startsWith("</", position)) {
      children.add(element(depth + 1));
      text.append(text());
    }
    take("</");
    take(name);
    take(">");
    return new XmlElement(name, text.toString(), children);
  }

  private String name() throws Unusual {
    int start = position;
    while (position < document.length() && isNameCharacter(document.charAt(position))) {
      position++;
    }
    require(position > start && isLetter(document.charAt(start)));
    return document.substring(start, position);
  }

  private static boolean isNameCharacter(char c) {
    return isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  /** What stands before the next tag. */
  private String text() throws Unusual {
    int end = document.indexOf('<', position);
    require(end >= 0);
    var written = document.substring(position, end);
    position = end;
    return written.indexOf('&') < 0 ? written : unescaped(written);
  }

  private static String unescaped(String written) throws Unusual {
    var text = new StringBuilder();
    int done = 0;
    for (int at = written.indexOf('&'); at >= 0; at = written.indexOf('&', done)) {
      int end = written.indexOf(';', at);
      require(end >= 0);
      text.append(written, done, at).append(character(written.substring(at + 1, end)));
      done = end + 1;
    }
    return text.append(written, done, written.length()).toString();
  }

  private static char character(String entity) throws Unusual {
    return switch (entity) {
      case "amp" -> '&';
      case "lt" -> '<';
      case "gt" -> '>';
      case "quot" -> '"';
      case "apos" -> '\'';
      default -> throw new Unusual();
    };
  }

  private void skipBlanks() {
    while (next(' ') || next('\n') || next('\t')) {
      position++;
    }
  }

  private boolean next(char c) {
    return position < document.length() && document.charAt(position) == c;
  }

  private void take(String expected) throws Unusual {
    require(document.startsWith(expected, position));
    position += expected.length();
  }

  private static void require(boolean plain) throws Unusual {
    if (!plain) {
      throw new Unusual();
    }
  }
}
