package dev.weir.render;

import java.util.ArrayList;
import java.util.List;

/**
 * Two versions of a text as {@code diff -u} shows them, for {@code git apply} and {@code patch}.
 */
public final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** A line: kept with a blank, taken away with a minus, added with a plus. */
  private record Line(char mark, String text) {}

  private UnifiedDiff() {}

  /**
   * The difference; empty when there is none.
   *
   * @param name the file's path with slashes
   */
  public static String of(String name, String before, String after) {
    var lines = compare(split(before), split(after));
    var out = new StringBuilder();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).mark() != ' ') {
        int end = endOfHunk(lines, at);
        hunk(lines, Math.max(0, at - CONTEXT), end, out);
        at = end - 1;
      }
    }
    return out.isEmpty() ? "" : "--- a/" + name + "\n+++ b/" + name + "\n" + out;
  }

  /** Lines with their ends. */
  private static List<String> split(String text) {
    var lines = new ArrayList<String>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /** Changes closer than twice the context share a hunk. */
  private static int endOfHunk(List<Line> lines, int start) {
    int last = start;
    for (int at = start; at < lines.size() && at - last <= 2 * CONTEXT; at++) {
      if (lines.get(at).mark() != ' ') {
        last = at;
      }
    }
    return Math.min(lines.size(), last + 1 + CONTEXT);
  }

  private static void hunk(List<Line> lines, int start, int end, StringBuilder out) {
    out.append(
        "@@ -%s +%s @@\n".formatted(range(lines, start, end, '+'), range(lines, start, end, '-')));
    for (var line : lines.subList(start, end)) {
      out.append(line.mark()).append(line.text());
      if (!line.text().endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  /** First line and count in the version that does not have the lines of this mark. */
  private static String range(List<Line> lines, int start, int end, char other) {
    long before = lines.subList(0, start).stream().filter(line -> line.mark() != other).count();
    long within = lines.subList(start, end).stream().filter(line -> line.mark() != other).count();
    return (within == 0 ? before : before + 1) + "," + within;
  }

  /** Myers' shortest edit script. */
  private static List<Line> compare(List<String> before, List<String> after) {
    int most = before.size() + after.size();
    var trace = new ArrayList<int[]>();
    var furthest = new int[2 * most + 3];
    for (int edits = 0; edits <= most; edits++) {
      trace.add(furthest.clone());
      for (int k = -edits; k <= edits; k += 2) {
        int x =
            isDown(furthest, most, k, edits) ? furthest[at(most, k + 1)] : step(furthest, most, k);
        while (x < before.size()
            && x - k < after.size()
            && before.get(x).equals(after.get(x - k))) {
          x++;
        }
        furthest[at(most, k)] = x;
        if (x >= before.size() && x - k >= after.size()) {
          return script(trace, before, after, most);
        }
      }
    }
    throw new IllegalStateException("two texts always have an edit script");
  }

  private static int step(int[] furthest, int most, int k) {
    return furthest[at(most, k - 1)] + 1;
  }

  private static int at(int most, int k) {
    return most + 1 + k;
  }

  private static boolean isDown(int[] furthest, int most, int k, int edits) {
    return k == -edits || (k != edits && furthest[at(most, k - 1)] < furthest[at(most, k + 1)]);
  }

  private static List<Line> script(
      List<int[]> trace, List<String> before, List<String> after, int most) {
    var reversed = new ArrayList<Line>();
    int x = before.size();
    int y = after.size();
    for (int edits = trace.size() - 1; edits >= 0; edits--) {
      var furthest = trace.get(edits);
      int k = x - y;
      int previous = isDown(furthest, most, k, edits) ? k + 1 : k - 1;
      int fromX = edits == 0 ? 0 : furthest[at(most, previous)];
      int fromY = edits == 0 ? 0 : fromX - previous;
      while (x > fromX && y > fromY) {
        reversed.add(new Line(' ', before.get(x - 1)));
        x--;
        y--;
      }
      if (edits > 0 && x > fromX) {
        reversed.add(new Line('-', before.get(x - 1)));
      } else if (edits > 0) {
        reversed.add(new Line('+', after.get(y - 1)));
      }
      x = fromX;
      y = fromY;
    }
    return reversed.reversed();
  }
}
