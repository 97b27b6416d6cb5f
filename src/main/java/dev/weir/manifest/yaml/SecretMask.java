package dev.weir.manifest.yaml;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  private final Map<Integer, List<Stretch>> hidden = new ConcurrentHashMap<>();
  private volatile boolean whole;

  /** Code points of a line that are hidden, from a column on. */
  private record Stretch(int column, int width) {
    static final int REST = Integer.MAX_VALUE;
  }

  void hide(YamlNode.Scalar secret) {
    int width = secret.extent() >= 0 ? secret.extent() : Stretch.REST;
    hide(secret.line(), new Stretch(secret.column(), width));
    for (int line = secret.line() + 1; line <= secret.lastLine(); line++) {
      hide(line, new Stretch(1, Stretch.REST));
    }
  }

  /** Nothing of the text is ever shown. */
  void hideWhole() {
    whole = true;
  }

  private void hide(int line, Stretch stretch) {
    hidden.merge(
        line,
        List.of(stretch),
        (before, added) ->
            Stream.concat(before.stream(), added.stream())
                .distinct()
                .sorted(Comparator.comparingInt(Stretch::column).reversed())
                .toList());
  }

  /** The line without what is hidden, or may have to be. */
  String apply(int line, String text) {
    if (whole) {
      return STARS;
    }
    var shown = text;
    for (var stretch : hidden.getOrDefault(line, List.of())) {
      shown = hide(shown, stretch);
    }
    return hideSuspects(shown);
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
