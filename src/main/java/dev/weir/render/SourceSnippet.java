package dev.weir.render;

import dev.weir.diag.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lines of one source with their numbers, and marks below what is meant. */
final class SourceSnippet {

  private static final int MOST_COLUMNS = 100;
  private static final int BEFORE_MARK = 30;
  private static final String CUT = "…";

  private final Ink ink;
  private final int digits;
  private final StringBuilder out = new StringBuilder();

  /**
   * A place to mark.
   *
   * @param place where
   * @param pen what to underline it with
   * @param role its colour
   * @param label what to say beside the underline; may be empty
   */
  record Mark(Place place, char pen, Ink.Role role, String label) {}

  /** A quoted line, cut to what fits, and where in it the mark is, in columns. */
  private record Quote(String text, int column, int width) {}

  private SourceSnippet(Ink ink, int digits) {
    this.ink = ink;
    this.digits = digits;
  }

  /**
   * The lines that marks of one source stand in, top down.
   *
   * @param digits how wide line numbers are written
   */
  static String of(List<Mark> marks, Ink ink, int digits) {
    var quotable = marks.stream().filter(mark -> line(mark).isPresent()).toList();
    if (quotable.isEmpty()) {
      return "";
    }
    var snippet = new SourceSnippet(ink, digits);
    snippet.ruler("");
    snippet.lines(quotable);
    return snippet.out.toString();
  }

  private void lines(List<Mark> marks) {
    var sorted = new ArrayList<>(marks);
    sorted.sort(Comparator.comparingInt(mark -> mark.place().line()));
    int shown = 0;
    String above = "";
    for (var mark : sorted) {
      int number = mark.place().line();
      var quote = quote(line(mark).orElseThrow(), mark.place());
      if (shown != 0 && number > shown + 1) {
        out.append(ink.write(Ink.Role.FRAME, "...")).append('\n');
      }
      if (number != shown || !quote.text().equals(above)) {
        numbered(number, quote.text());
      }
      underline(mark, quote);
      shown = number;
      above = quote.text();
    }
  }

  private static Optional<String> line(Mark mark) {
    return mark.place().source().line(mark.place().line());
  }

  private static Quote quote(String line, Place place) {
    int length = line.codePointCount(0, line.length());
    int first = Math.min(place.column() - 1, length);
    int count = Math.min(place.width(), length - first);
    int from = line.offsetByCodePoints(0, first);
    int to = line.offsetByCodePoints(from, count);
    int column = Columns.width(line.substring(0, from));
    int width = Math.max(1, Columns.width(line.substring(from, to)));
    if (Columns.width(line) <= MOST_COLUMNS) {
      return new Quote(Columns.shown(line).stripTrailing(), column, width);
    }
    return cut(line, from, width);
  }

  /** A long line from a little before its mark to as far as fits. */
  private static Quote cut(String line, int from, int width) {
    int start = from;
    int before = 0;
    while (start > 0 && before < BEFORE_MARK) {
      int point = line.codePointBefore(start);
      before += Columns.width(point);
      start -= Character.charCount(point);
    }
    int end = start;
    int room = MOST_COLUMNS;
    while (end < line.length() && room > 0) {
      int point = line.codePointAt(end);
      room -= Columns.width(point);
      end += Character.charCount(point);
    }
    var lead = start > 0 ? CUT : "";
    var tail = end < line.length() ? CUT : "";
    var text = lead + Columns.shown(line.substring(start, end)) + tail;
    int column = before + lead.length();
    return new Quote(text, column, Math.min(width, Math.max(1, MOST_COLUMNS - before)));
  }

  private void numbered(int number, String text) {
    var digitsText = " ".repeat(digits - Integer.toString(number).length()) + number;
    out.append(ink.write(Ink.Role.FRAME, " " + digitsText + " |"));
    out.append(text.isEmpty() ? "" : " " + text).append('\n');
  }

  private void underline(Mark mark, Quote quote) {
    var run = String.valueOf(mark.pen()).repeat(quote.width());
    var label = mark.label().isEmpty() ? "" : " " + mark.label();
    ruler(" " + " ".repeat(quote.column()) + ink.write(mark.role(), run + label));
  }

  private void ruler(String text) {
    out.append(ink.write(Ink.Role.FRAME, " ".repeat(digits + 2) + "|")).append(text).append('\n');
  }
}
