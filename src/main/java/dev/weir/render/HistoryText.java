package dev.weir.render;

import dev.weir.kind.Scalars;
import java.time.Duration;
import java.util.List;

/** Past pushes as a table. */
public final class HistoryText {

  private HistoryText() {}

  /** The table, oldest first, with a line end at its end. */
  public static String of(HistoryDocument document, Style style) {
    var pushes = document.pushes();
    if (pushes.isEmpty()) {
      return "Nobody has pushed to " + document.object().name() + " yet.\n";
    }
    var rows =
        pushes.stream()
            .map(push ->
                List.of(
                    push.start().toString(),
                    push.end().toString(),
                    Scalars.write(Duration.ofSeconds(push.seconds())),
                    push.from().orElse("-")))
            .toList();
    return TableText.of(List.of("START", "END", "LENGTH", "FROM"), rows, style);
  }
}
