package dev.weir.render;

import java.util.regex.Pattern;

/**
 * Text from outside within Markdown: it cannot end its fence or cell, call people, make links or
 * tags.
 */
final class MarkdownText {

  /** What means nothing to Markdown, nor to what GitHub and GitLab find in it. */
  private static final Pattern HARMLESS =
      Pattern.compile("(?!.*(?:www\\.|://))[\\p{L}\\p{N} ,.;:'\"()/=?%+-]*");

  private static final int NO_TICKS = 0;

  private MarkdownText() {}

  /** As code within a line. */
  static String code(String text) {
    var safe = Quoted.plain(text);
    var ticks = "`".repeat(longestRun(safe) + 1);
    boolean pad = safe.isEmpty() || safe.startsWith("`") || safe.endsWith("`") || isBlank(safe);
    return ticks + (pad ? " " + safe + " " : safe) + ticks;
  }

  private static boolean isBlank(String text) {
    return text.startsWith(" ") && text.endsWith(" ");
  }

  /** As code within the cell of a table. */
  static String cell(String text) {
    return code(text).replace("|", "\\|");
  }

  /** A sentence of ours, with names in back-ticks; as code when there is anything else in it. */
  static String sentence(String text) {
    var safe = Quoted.plain(text);
    var parts = safe.split("`", -1);
    if (parts.length % 2 == 0) {
      return code(safe);
    }
    for (int i = 0; i < parts.length; i += 2) {
      if (!HARMLESS.matcher(parts[i]).matches()) {
        return code(safe);
      }
    }
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].isBlank()) {
        return code(safe);
      }
    }
    return safe;
  }

  /** In a fence of its own. */
  static String fence(String language, String text) {
    var ticks = "`".repeat(Math.max(3, longestRun(text) + 1));
    return ticks + language + "\n" + text + (text.endsWith("\n") ? "" : "\n") + ticks + "\n";
  }

  private static int longestRun(String text) {
    int longest = NO_TICKS;
    int run = NO_TICKS;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : NO_TICKS;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
