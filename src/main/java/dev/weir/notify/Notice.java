package dev.weir.notify;

import java.time.Instant;
import java.util.List;

/**
 * What is to be told: no values, since these may be secrets, only names.
 *
 * @param id names this change of state; the same when it is told again
 * @param stack the stack's name
 * @param state {@code none}, {@code drift} or {@code conflict}
 * @param when when it was looked at
 * @param title one line
 * @param lines what is about each resource, one line each
 */
public record Notice(
    String id, String stack, String state, Instant when, String title, List<String> lines) {
  public Notice {
    lines = List.copyOf(lines);
  }

  /** Whether there is nothing to do. */
  boolean isGood() {
    return state.equals("none");
  }

  /** As many lines as these bytes of UTF-8 hold, each with this before it, and how many more. */
  String body(String before, int mostBytes) {
    var out = new StringBuilder();
    int left = mostBytes - 40;
    int shown = 0;
    for (var line : lines) {
      var text = before + Texts.harmless(line) + "\n";
      left -= Texts.bytes(text);
      if (left < 0) {
        break;
      }
      out.append(text);
      shown++;
    }
    if (shown < lines.size()) {
      out.append(before).append("and ").append(lines.size() - shown).append(" more\n");
    }
    return out.toString();
  }
}
