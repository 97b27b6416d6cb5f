package dev.weir.render;

import dev.weir.kind.Scalars;
import java.time.Duration;
import java.util.List;

/** What was recorded as a table. */
public final class SegmentsText {

  private SegmentsText() {}

  /** The table, oldest first, with a line end at its end. */
  public static String of(SegmentsDocument document, Style style) {
    if (document.segments().isEmpty()) {
      var when = document.from().isPresent() ? " then" : "";
      return "Nothing was recorded of " + document.object().name() + when + ".\n";
    }
    var rows =
        document.segments().stream()
            .map(segment ->
                List.of(
                    segment.start().toString(),
                    segment.end().toString(),
                    length(segment.seconds())))
            .toList();
    return TableText.of(List.of("START", "END", "LENGTH"), rows, style)
        + "\nTogether: %s in %d.\n".formatted(length(document.seconds()), rows.size());
  }

  private static String length(long seconds) {
    return Scalars.write(Duration.ofSeconds(seconds));
  }
}
