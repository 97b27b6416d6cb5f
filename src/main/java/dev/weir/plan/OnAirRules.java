package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.OnAir;
import dev.weir.kind.Scalars;
import dev.weir.manifest.Stack;
import dev.weir.plan.Airing.Treatment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of changes that would cut or alter a stream on the air.
 *
 * @param mode what the stack wants
 * @param options what a person has decided beforehand
 */
public record OnAirRules(Stack.OnAirMode mode, OnAirOptions options) {

  private static final Duration EXAMPLE = Duration.ofHours(2);

  /** Whether anybody has to be asked at all. */
  public boolean isOff() {
    return mode == Stack.OnAirMode.OFF;
  }

  /** What becomes of a change of this resource; empty when nothing stands in its way. */
  public Optional<Treatment> treatment(Address address, OnAir state) {
    return switch (state) {
      case OnAir.Idle _ -> Optional.empty();
      case OnAir.Live _, OnAir.Possible _ -> Optional.of(held(address));
      case OnAir.Unknown _ ->
          mode == Stack.OnAirMode.STRICT && !options.allows(address)
              ? Optional.of(Treatment.BLOCKED)
              : Optional.empty();
    };
  }

  private Treatment held(Address address) {
    if (options.allows(address)) {
      return Treatment.ALLOWED;
    }
    return switch (mode) {
      case OFF, WARN -> Treatment.TOLERATED;
      case BLOCK, STRICT ->
          options.whenIdle().isPresent() ? Treatment.POSTPONED : Treatment.BLOCKED;
    };
  }

  /**
   * Why a change is forbidden.
   *
   * @param place where the resource is declared
   * @param now decides whether a time is told with its day
   */
  public Diagnostic forbidden(
      Change change, Disruption disruption, OnAir state, Optional<Place> place, Instant now) {
    return stop(change, disruption, state, now)
        .at(place)
        .hint(
            state.holdsBack()
                ? "wait until nobody pushes with `--when-idle %s`, or give `--allow-on-air %s` to do"
                        .formatted(Scalars.write(EXAMPLE), change.address())
                    + " it all the same"
                : "look whether somebody pushes, then give `--allow-on-air %s`; only `guards.onAir:"
                        .formatted(change.address())
                    + " strict` of the `Stack` document forbids it");
  }

  /** Why a change was given up after it had waited. */
  public Diagnostic timeOver(Change change, Disruption disruption, OnAir state, Instant now) {
    var waited = options.whenIdle().map(Scalars::write).orElse("0s");
    return stop(change, disruption, state, now)
        .hint(
            "it was still so after `--when-idle %s`; apply again later, or give `--allow-on-air %s`"
                    .formatted(waited, change.address())
                + " to do it all the same");
  }

  private static Diagnostic stop(Change change, Disruption disruption, OnAir state, Instant now) {
    return Diagnostic.error(
            "on-air",
            "`%s` %s, and %s"
                .formatted(change.address(), OnAirWords.of(state, now), harm(change, disruption)))
        .about(change.address());
  }

  private static String harm(Change change, Disruption disruption) {
    return switch (change.action()) {
      case REPLACE, REPLACE_CREATE_FIRST -> "replacing it would cut that off";
      case DELETE -> "deleting it would cut that off";
      case NO_OP, CREATE, UPDATE, ADOPT, FORGET ->
          disruption.attributes().isEmpty()
              ? "writing it again may cut or alter that"
              : "changing %s may cut or alter that".formatted(quoted(disruption));
    };
  }

  private static String quoted(Disruption disruption) {
    return disruption.attributes().stream()
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }
}
