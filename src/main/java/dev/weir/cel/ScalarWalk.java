package dev.weir.cel;

import dev.weir.diag.Place;
import java.util.Optional;

/**
 * Finds a part of an expression in its file.
 *
 * <p>However a YAML scalar is folded and indented, its characters other than blanks stand in the
 * file in their order; only escapes differ. So both are walked together, blanks left out.
 */
final class ScalarWalk {

  private final Written written;
  private final int[] wanted;
  private int line;
  private int[] points;
  private int next;

  ScalarWalk(Written written) {
    this.written = written;
    this.wanted = written.text().codePoints().toArray();
    this.line = written.place().line();
    this.points = lineOf(line).orElse(new int[0]);
    this.next = begin();
  }

  /** The index of the first character of the scalar's text, or of what comes before it. */
  private int begin() {
    int start = written.place().column() - 1;
    if (start >= points.length) {
      return start;
    }
    return switch (points[start]) {
      // The rest of the first line of a block says how it is folded.
      case '|', '>' -> points.length;
      case '\'', '"' -> start + 1;
      default -> start;
    };
  }

  Place find(int offset) {
    int last = lastWritten(offset);
    for (int i = 0; i <= last; i++) {
      if (isBlank(wanted[i])) {
        continue;
      }
      if (!advance() || points[next] != wanted[i]) {
        return written.place();
      }
      if (i < last) {
        next++;
      }
    }
    if (last < 0) {
      return written.place();
    }
    // Past the end of what is written: the place right after it.
    return new Place(
        written.place().source(), line, next + 1 + (last < offset ? 1 : 0), written.width(offset));
  }

  /** The last offset, up to this one, with something to see. */
  private int lastWritten(int offset) {
    int last = Math.min(offset, wanted.length - 1);
    while (last >= 0 && isBlank(wanted[last])) {
      last--;
    }
    return last;
  }

  /** Goes to the next character to see; false at the end of the file. */
  private boolean advance() {
    while (true) {
      while (next < points.length && isBlank(points[next])) {
        next++;
      }
      if (next < points.length) {
        return true;
      }
      var following = lineOf(++line);
      if (following.isEmpty()) {
        return false;
      }
      points = following.get();
      next = 0;
    }
  }

  private Optional<int[]> lineOf(int number) {
    return written.place().source().line(number).map(text -> text.codePoints().toArray());
  }

  private static boolean isBlank(int point) {
    return point == ' ' || point == '\t' || point == '\n' || point == '\r';
  }
}
