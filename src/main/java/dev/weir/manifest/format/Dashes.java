package dev.weir.manifest.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Puts comments above the dash of the item that they speak of, where the emitter writes none. */
final class Dashes {

  private static final Pattern COMMENTED = Pattern.compile("( *)-(?: (#.*)?)?");

  private Dashes() {}

  /** The text with every {@code - # comment} turned into a comment and an item below it. */
  static String afterComments(String text) {
    var lines = List.of(text.split("\n", -1));
    var out = new ArrayList<String>(lines.size());
    for (int at = 0; at < lines.size(); at++) {
      var match = COMMENTED.matcher(lines.get(at));
      int item = match.matches() ? item(lines, at) : -1;
      var within = item < 0 ? "" : match.group(1) + "  ";
      if (item < 0 || !lines.get(item).startsWith(within)) {
        out.add(lines.get(at));
        continue;
      }
      // Nothing behind the dash stands for an empty line above the item.
      out.add(match.group(2) == null ? "" : match.group(1) + match.group(2));
      for (int comment = at + 1; comment < item; comment++) {
        var line = lines.get(comment).strip();
        out.add(line.isEmpty() ? line : match.group(1) + line);
      }
      out.add(match.group(1) + "- " + lines.get(item).substring(within.length()));
      at = item;
    }
    return String.join("\n", out);
  }

  /** The first line after this one that is no comment; -1 when there is none. */
  private static int item(List<String> lines, int dash) {
    for (int at = dash + 1; at < lines.size(); at++) {
      var line = lines.get(at).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        return at;
      }
    }
    return -1;
  }
}
