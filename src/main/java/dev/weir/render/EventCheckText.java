package dev.weir.render;

import dev.weir.diag.Place;
import dev.weir.engine.EventCheck;
import dev.weir.engine.EventCheck.Told;
import dev.weir.kind.Address;
import dev.weir.provider.EventPoint.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether an event will work, as a table for people, and what to mend below it. */
public final class EventCheckText {

  private static final List<String> TITLES = List.of("", "ABOUT", "RESOURCE", "FINDING", "LINE");

  private EventCheckText() {}

  /** The check, with a line end at its end. */
  public static String of(EventCheck check, Style style) {
    var out = new StringBuilder();
    out.append(style.ink().strong(Quoted.plain(check.name()))).append(" at ");
    out.append(check.from());
    if (!check.to().equals(check.from())) {
      out.append(" to ").append(check.to());
    }
    out.append("\n\n");
    var rows = check.points().stream().map(EventCheckText::row).toList();
    out.append(coloured(TableText.of(TITLES, rows, style), style));
    mend(out, check, style);
    out.append('\n').append(verdict(check)).append('\n');
    return out.toString();
  }

  private static List<String> row(Told told) {
    var point = told.point();
    return List.of(
        mark(point.outcome()),
        point.subject().name().toLowerCase(Locale.ROOT),
        point.address().map(Address::toString).orElse(""),
        point.says(),
        told.place().map(EventCheckText::line).orElse(""));
  }

  private static String line(Place place) {
    return place.source().name() + ":" + place.line();
  }

  private static String mark(Outcome outcome) {
    return switch (outcome) {
      case GOOD -> "✓";
      case BAD -> "✗";
      case NONE -> "–";
    };
  }

  /** A table is laid out without colours, so its marks get theirs afterwards. */
  private static String coloured(String table, Style style) {
    return table
        .lines()
        .map(line ->
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
              case '✓' -> style.ink().write(Ink.Role.GOOD, "✓") + line.substring(1);
              case '✗' -> style.ink().write(Ink.Role.ERROR, "✗") + line.substring(1);
              default -> line;
            })
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private static void mend(StringBuilder out, EventCheck check, Style style) {
    var lines = new ArrayList<String>();
    for (var told : check.points()) {
      if (told.point().outcome() == Outcome.BAD && !told.point().hint().isEmpty()) {
        var where = told.place().map(place -> place + ": ").orElse("");
        lines.add(where + Quoted.plain(told.point().hint()));
      }
    }
    if (!lines.isEmpty()) {
      out.append('\n').append(style.ink().strong("To mend")).append('\n');
      lines.stream().distinct().forEach(line -> out.append("  ").append(line).append('\n'));
    }
  }

  private static String verdict(EventCheck check) {
    long bad = check.count(Outcome.BAD);
    return bad == 0
        ? "Nothing is amiss: %d checked.".formatted(check.count(Outcome.GOOD))
        : "%d of %d amiss.".formatted(bad, bad + check.count(Outcome.GOOD));
  }

  /** What an outcome is called in documents for machines. */
  static String word(Outcome outcome) {
    return switch (outcome) {
      case GOOD -> "good";
      case BAD -> "bad";
      case NONE -> "none";
    };
  }
}
