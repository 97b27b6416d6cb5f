package dev.weir.manifest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Keeps secrets that somebody wrote into a manifest in clear out of quoted lines.
 *
 * <p>Values known to be secrets are hidden exactly. What was never understood (a syntax error, an
 * unknown field) may hold one too: there the key's name decides.
 */
final class SecretMask {

  private static final String STARS = "********";
  private static final Pattern SUSPECT =
      Pattern.compile(
          "(?i)(?:secret|password|passwd|token|credential|key)s?(?:\"\\s*:\\s*|'?\\s*:\\s+)"
              + "(?![\\s{\\[]|\\$\\{|null\\b)");
  private static final Pattern FLOW_VALUE =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|[^,}\\]]+");

  /** For each line, the column of the first code point to hide and how many follow. */
  private final Map<Integer, Stretch> hidden = new ConcurrentHashMap<>();

  private record Stretch(int column, int width) {}

  void hide(YamlNode.Scalar secret) {
    boolean oneLine = secret.extent() >= 0;
    int width = oneLine ? secret.extent() : Integer.MAX_VALUE;
    hidden.merge(secret.line(), new Stretch(secret.column(), width), SecretMask::join);
    for (int line = secret.line() + 1; line <= secret.lastLine(); line++) {
      hidden.put(line, new Stretch(1, Integer.MAX_VALUE));
    }
  }

  private static Stretch join(Stretch a, Stretch b) {
    if (a.width == Integer.MAX_VALUE || b.width == Integer.MAX_VALUE) {
      return new Stretch(Math.min(a.column, b.column), Integer.MAX_VALUE);
    }
    int start = Math.min(a.column, b.column);
    return new Stretch(start, Math.max(a.column + a.width, b.column + b.width) - start);
  }

  String apply(int line, String text) {
    var stretch = hidden.get(line);
    return hideSuspects(stretch == null ? text : hide(text, stretch));
  }

  private static String hide(String text, Stretch stretch) {
    int length = text.codePointCount(0, text.length());
    if (stretch.column > length) {
      return text;
    }
    int width = Math.min(stretch.width, length - stretch.column + 1);
    int start = text.offsetByCodePoints(0, stretch.column - 1);
    int end = text.offsetByCodePoints(start, width);
    return text.substring(0, start) + stars(text, start, end) + text.substring(end);
  }

  private static String hideSuspects(String text) {
    var shown = new StringBuilder();
    var suspects = SUSPECT.matcher(text);
    int at = 0;
    while (suspects.find(at)) {
      int end = valueEnd(text, suspects.end());
      shown.append(text, at, suspects.end()).append(stars(text, suspects.end(), end));
      at = end;
    }
    return shown.append(text, at, text.length()).toString();
  }

  private static int valueEnd(String text, int start) {
    int brace = text.indexOf('{');
    var value = FLOW_VALUE.matcher(text).region(start, text.length());
    return brace >= 0 && brace < start && value.lookingAt() ? value.end() : text.length();
  }

  /** Stars that tell nothing of the length, unless what follows must stay in its column. */
  private static String stars(String text, int start, int end) {
    return text.substring(end).isBlank() ? STARS : "*".repeat(text.codePointCount(start, end));
  }
}
