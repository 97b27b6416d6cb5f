package dev.weir.provider.aliyunlive;

import dev.weir.kind.Kind.Findings;
import java.util.Set;
import java.util.regex.Pattern;

/** What templates of file names must and may hold. */
final class Placeholders {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[A-Za-z]*}");

  private static final Set<String> OF_FILES =
      Set.of(
          "{AppName}",
          "{StreamName}",
          "{Sequence}",
          "{StartTime}",
          "{EndTime}",
          "{EscapedStartTime}",
          "{EscapedEndTime}");

  private static final Set<String> OF_SEGMENTS =
      Set.of("{AppName}", "{StreamName}", "{UnixTimestamp}", "{Sequence}");

  private Placeholders() {}

  /** Whether a template can name files. */
  static boolean namesFiles(String template) {
    return (template.contains("{StartTime}") || template.contains("{EscapedStartTime}"))
        && (template.contains("{EndTime}") || template.contains("{EscapedEndTime}"));
  }

  /** Whether a template can name segments. */
  static boolean namesSegments(String template) {
    return template.contains("{UnixTimestamp}") && template.contains("{Sequence}");
  }

  static void checkFiles(String template, String path, Findings findings) {
    var here = path + ".ossObjectPrefix";
    if (!template.isEmpty() && !namesFiles(template)) {
      findings.error(
          here,
          "missing-placeholder",
          "`ossObjectPrefix` must hold the start and the end of each file",
          "put {EscapedStartTime} and {EscapedEndTime} into it");
    }
    checkKnown(template, OF_FILES, here, findings);
  }

  static void checkSegments(String template, String path, Findings findings) {
    var here = path + ".sliceOssObjectPrefix";
    if (!template.isEmpty() && !namesSegments(template)) {
      findings.error(
          here,
          "missing-placeholder",
          "`sliceOssObjectPrefix` must hold time and number of each segment",
          "put {UnixTimestamp} and {Sequence} into it");
    }
    checkKnown(template, OF_SEGMENTS, here, findings);
  }

  private static void checkKnown(
      String template, Set<String> known, String path, Findings findings) {
    var placeholders = PLACEHOLDER.matcher(template);
    while (placeholders.find()) {
      if (!known.contains(placeholders.group())) {
        findings.warning(
            path,
            "unknown-placeholder",
            "`%s` is no placeholder here: files would be called so".formatted(placeholders.group()),
            "known are " + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }
}
