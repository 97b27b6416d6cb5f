package dev.weir.diag;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses which known name was meant by an unknown one. */
public final class Suggestion {

  private Suggestion() {}

  /** The closest of the known names, if any is close enough to be meant. */
  public static Optional<String> closest(String given, Collection<String> known) {
    var limit = Math.max(1, given.length() / 3);
    return known.stream()
        .filter(name -> distance(given, name) <= limit)
        .min(Comparator.comparingInt((String n) -> distance(given, n)).thenComparing(n -> n));
  }

  /** {@code did you mean `x`?}, or the list of what is known when nothing is close. */
  public static String hint(String given, Collection<String> known) {
    return closest(given, known)
        .map(name -> "did you mean `" + name + "`?")
        .orElseGet(() ->
            known.isEmpty()
                ? "nothing of this sort is declared"
                : "known are " + String.join(", ", known.stream().sorted().limit(20).toList()));
  }

  /** Edit distance with neighbours swapped counted as one edit; letter case is ignored. */
  private static int distance(String left, String right) {
    var a = left.toLowerCase(Locale.ROOT);
    var b = right.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > 8 || a.length() > 200) {
      return Integer.MAX_VALUE;
    }
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = cell(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cell(int[][] rows, String a, String b, int i, int j) {
    if (i == 0 || j == 0) {
      return i + j;
    }
    var substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    var best =
        Math.min(
            Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1), rows[i - 1][j - 1] + substitution);
    var swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
  }
}
