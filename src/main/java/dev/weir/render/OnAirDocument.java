package dev.weir.render;

import dev.weir.kind.OnAir;
import dev.weir.plan.Airing;
import dev.weir.plan.OnAirWords;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a change would cut or alter that may be on the air.
 *
 * @param state {@code live}, {@code possible} or {@code unknown}
 * @param since when the push began
 * @param from the pusher's address
 * @param stream which stream, where the object may hold several
 * @param why why it is possible or unknown
 * @param treatment what becomes of the change: {@code blocked}, {@code postponed} until nobody
 *     pushes, {@code allowed} by name, or {@code tolerated} by the stack
 * @param summary all that in a few words
 */
public record OnAirDocument(
    String state,
    Optional<Instant> since,
    Optional<String> from,
    Optional<String> stream,
    Optional<String> why,
    String treatment,
    String summary) {

  public OnAirDocument {
    Objects.requireNonNull(state, "state");
    Airing.Treatment.valueOf(ChangeDocument.constant(treatment));
    Objects.requireNonNull(summary, "summary");
  }

  static OnAirDocument of(Airing airing) {
    var treatment = ChangeDocument.word(airing.treatment());
    var summary = OnAirWords.mark(airing);
    return switch (airing.state()) {
      case OnAir.Idle _ -> untold("idle", Optional.empty(), treatment, summary);
      case OnAir.Live(var since, var from, var stream) ->
          new OnAirDocument("live", since, from, stream, Optional.empty(), treatment, summary);
      case OnAir.Possible(String why) -> untold("possible", Optional.of(why), treatment, summary);
      case OnAir.Unknown(String why) -> untold("unknown", Optional.of(why), treatment, summary);
    };
  }

  private static OnAirDocument untold(
      String state, Optional<String> why, String treatment, String summary) {
    return new OnAirDocument(
        state, Optional.empty(), Optional.empty(), Optional.empty(), why, treatment, summary);
  }

  /** What becomes of the change, to follow the summary; empty where that is said elsewhere. */
  String consequence() {
    return switch (Airing.Treatment.valueOf(ChangeDocument.constant(treatment))) {
      case BLOCKED, TOLERATED -> "";
      case POSTPONED -> "; it waits until nobody pushes";
      case ALLOWED -> "; allowed, cut if need be";
    };
  }
}
