package dev.weir.ledger;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who holds a ledger's lock.
 *
 * @param id the lock's id; empty text when it is not told
 * @param operation what for; empty text when it is not told
 * @param who for people; empty text when it is not told
 * @param since when it was taken
 */
public record Holder(String id, String operation, String who, Optional<Instant> since) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A holder of whom nothing is told. */
  static final Holder UNKNOWN = new Holder("", "", "", Optional.empty());

  /** When the lease is over; empty when the lock has none. */
  public Optional<Instant> expires() {
    return Lease.in(id).map(Lease::expires);
  }

  /** Whether the holder's lease is over, so that it works no more. */
  public boolean isStale(Instant now) {
    return expires().filter(end -> !now.isBefore(end)).isPresent();
  }

  /** In words, for instance {@code apply by ann@edge-1 since 2026-01-02T03:04:05Z}. */
  public String describe(Instant now) {
    if (who.isEmpty()) {
      return id.isEmpty() ? "somebody is at work" : "held under the id `" + id + "`";
    }
    var text =
        new StringBuilder(operation.isEmpty() ? "held" : operation).append(" by ").append(who);
    since.ifPresent(start -> text.append(" since ").append(start.truncatedTo(ChronoUnit.SECONDS)));
    expires().ifPresent(end -> text.append(lease(now, end)));
    return text.toString();
  }

  private String lease(Instant now, Instant end) {
    var age = since.map(start -> " (" + span(Duration.between(start, now)) + " ago)").orElse("");
    return now.isBefore(end)
        ? age + ", lease until " + end
        : age + ", lease over since " + end + " (" + span(Duration.between(end, now)) + " ago)";
  }

  private static String span(Duration time) {
    if (time.toMinutes() < 1) {
      return Math.max(0, time.toSeconds()) + "s";
    }
    return time.toHours() < 1
        ? time.toMinutes() + "min"
        : time.toHours() + "h " + time.toMinutesPart() + "min";
  }

  /** All seven fields of a Terraform lock: servers refuse one that lacks any. */
  ObjectNode json() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("ID", id);
    json.put("Operation", operation);
    json.put("Info", "");
    json.put("Who", who);
    json.put("Version", "1.11.4");
    json.put("Created", since.map(Instant::toString).orElse(""));
    json.put("Path", "");
    return json;
  }

  /** Reads what {@link #json} wrote, here or in Terraform; unknown when it is something else. */
  static Holder read(String text) {
    try {
      var json = JSON.readTree(text);
      return new Holder(
          json.path("ID").asString(""),
          json.path("Operation").asString(""),
          json.path("Who").asString(""),
          since(json));
    } catch (JacksonException _) {
      return UNKNOWN;
    }
  }

  private static Optional<Instant> since(JsonNode json) {
    try {
      return Optional.of(Instant.parse(json.path("Created").asString("")));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
