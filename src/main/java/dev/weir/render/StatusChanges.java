package dev.weir.render;

import dev.weir.render.StatusDocument.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;

/**
 * What changed from one look at what is on the air to the next.
 *
 * @param at when it was seen
 * @param rows what is otherwise now, each with the state it had
 */
public record StatusChanges(Instant at, List<Changed> rows) {

  public StatusChanges {
    rows = List.copyOf(rows);
  }

  /**
   * A stream that changed.
   *
   * @param at when it was seen
   * @param was the state before; absent when it is seen for the first time
   * @param now what it is; a stream that is no longer told of is idle
   */
  public record Changed(Instant at, Optional<String> was, Row now) {}

  /** The difference; everything when there was no look before. */
  public static StatusChanges between(Optional<StatusDocument> before, StatusDocument after) {
    var known = new LinkedHashMap<String, Row>();
    before.ifPresent(document -> document.streams().forEach(row -> known.put(row.name(), row)));
    var changed = new ArrayList<Changed>();
    for (var row : after.streams()) {
      var was = Optional.ofNullable(known.remove(row.name()));
      if (was.filter(row::isSameAs).isEmpty()) {
        changed.add(new Changed(after.at(), was.map(Row::state), row));
      }
    }
    gone(known, after).forEach(changed::add);
    return new StatusChanges(after.at(), changed);
  }

  /** Streams of an object that carries others now; the object's own idleness is a row already. */
  private static List<Changed> gone(Map<String, Row> left, StatusDocument after) {
    return left.values().stream()
        .filter(row -> row.stream().isPresent())
        .map(row -> new Changed(after.at(), Optional.of(row.state()), idle(row)))
        .toList();
  }

  private static Row idle(Row row) {
    var idle = Row.of(row.object(), new dev.weir.provider.Statuses.Idle());
    return new Row(
        idle.object(),
        idle.state(),
        row.stream(),
        idle.since(),
        idle.from(),
        idle.bitsPerSecond(),
        idle.framesPerSecond(),
        idle.width(),
        idle.height(),
        idle.codec(),
        idle.until(),
        idle.why());
  }

  /** A line for each, with line ends. */
  public String text() {
    var out = new StringBuilder();
    rows.forEach(changed -> out.append(line(changed)).append('\n'));
    return out.toString();
  }

  private static String line(Changed changed) {
    var row = changed.now();
    var out = new StringBuilder(changed.at().truncatedTo(ChronoUnit.SECONDS).toString());
    out.append("  ").append(Quoted.plain(row.name())).append(": ");
    changed.was().ifPresent(was -> out.append(word(was)).append(" -> "));
    out.append(word(row.state()));
    var details = new ArrayList<String>();
    row.from().ifPresent(from -> details.add("from " + Quoted.plain(from)));
    row.since().ifPresent(since -> details.add("since " + since));
    StatusText.bitrate(row).ifPresent(details::add);
    StatusText.frames(row).ifPresent(frames -> details.add(frames + " fps"));
    row.until().ifPresent(until -> details.add("until " + until));
    row.why().ifPresent(why -> details.add(Quoted.plain(why)));
    return details.isEmpty() ? out.toString() : out + " (" + String.join(", ", details) + ")";
  }

  private static String word(String state) {
    return state.equals("live") ? "on air" : state;
  }

  /** A JSON document for each, on a line of its own. */
  public String jsonLines() {
    var mapper = Json.documents().writer().without(SerializationFeature.INDENT_OUTPUT);
    var out = new StringBuilder();
    rows.forEach(changed -> out.append(mapper.writeValueAsString(changed)).append('\n'));
    return out.toString();
  }
}
