package dev.weir.render;

import dev.weir.kind.Scalars;
import dev.weir.render.StatusDocument.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is on the air as a table. */
public final class StatusText {

  private static final String NOTHING = "-";
  private static final double KILO = 1_000;

  private StatusText() {}

  /** The table, with a line end at its end; what cannot be said in a cell is said below. */
  public static String of(StatusDocument document, Style style) {
    if (document.streams().isEmpty()) {
      return "Nothing is declared that could be on the air.\n";
    }
    var titles = List.of("RESOURCE", "STATE", "SINCE", "FOR", "FROM", "BITRATE", "FPS", "PICTURE");
    var rows = document.streams().stream().map(row -> cells(row, document.at())).toList();
    var out = new StringBuilder(TableText.of(titles, rows, style));
    var notes = notes(document.streams());
    if (!notes.isEmpty()) {
      out.append('\n');
      notes.forEach(note -> out.append(style.wrap(Quoted.plain(note), "")));
    }
    return out.append('\n').append(summary(document.streams())).append('\n').toString();
  }

  private static List<String> cells(Row row, Instant now) {
    return List.of(
        row.name(),
        state(row),
        row.since().map(Instant::toString).orElse(NOTHING),
        row.since().map(since -> length(since, now)).orElse(NOTHING),
        row.from().orElse(NOTHING),
        bitrate(row).orElse(NOTHING),
        frames(row).orElse(NOTHING),
        picture(row));
  }

  private static String state(Row row) {
    return row.state().equals("live") ? "on air" : row.state();
  }

  private static String length(Instant since, Instant now) {
    var length = Duration.between(since.truncatedTo(ChronoUnit.SECONDS), now);
    return Scalars.write(length.isNegative() ? Duration.ZERO : length);
  }

  /** In the unit that encoders are set in. */
  static Optional<String> bitrate(Row row) {
    return row.bitsPerSecond().isEmpty()
        ? Optional.empty()
        : Optional.of(Math.round(row.bitsPerSecond().getAsLong() / KILO) + " kbit/s");
  }

  /** One digit after the point, where it is not nought. */
  static Optional<String> frames(Row row) {
    return row.framesPerSecond().isEmpty()
        ? Optional.empty()
        : Optional.of(
            String.format(Locale.ROOT, "%.1f", row.framesPerSecond().getAsDouble())
                .replace(".0", ""));
  }

  private static String picture(Row row) {
    var parts = new ArrayList<String>();
    row.width().ifPresent(width -> parts.add(width + "x" + row.height().orElse(0)));
    row.codec().ifPresent(parts::add);
    return parts.isEmpty() ? NOTHING : String.join(" ", parts);
  }

  private static List<String> notes(List<Row> rows) {
    var notes = new ArrayList<String>();
    for (var row : rows) {
      row.until().ifPresent(until -> notes.add(row.name() + ": disabled until " + until + "."));
      row.why().ifPresent(why -> notes.add(row.name() + ": " + why + "."));
    }
    return notes;
  }

  private static String summary(List<Row> rows) {
    return "On air: %d of %d."
        .formatted(rows.stream().filter(StatusText::isLive).count(), rows.size());
  }

  private static boolean isLive(Row row) {
    return row.state().equals("live");
  }
}
