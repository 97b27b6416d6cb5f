package dev.weir.render;

import java.util.regex.Pattern;

/**
 * How text is laid out.
 *
 * @param ink whether it is coloured
 * @param width columns that running text may take
 */
public record Style(Ink ink, int width) {

  /** What Terraform takes when it does not know better. */
  public static final int USUAL_WIDTH = 78;

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  /** No colour, usual width. */
  public static final Style PLAIN = new Style(Ink.PLAIN, USUAL_WIDTH);

  public Style {
    if (width < 20) {
      width = 20;
    }
  }

  /** The text broken at blanks so that lines fit, each line with this indent. */
  String wrap(String text, String indent) {
    var lines = new StringBuilder(text.length() + 16);
    int column = 0;
    for (var word : text.split(" ")) {
      int length = Columns.width(COLOUR.matcher(word).replaceAll(""));
      if (column == 0) {
        lines.append(indent);
        column = indent.length();
      } else if (column + 1 + length > width) {
        lines.append('\n').append(indent);
        column = indent.length();
      } else {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += length;
    }
    return lines.append('\n').toString();
  }
}
