package dev.weir.render;

import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Provenance;
import java.util.EnumSet;
import java.util.Set;

/** What a change has about it that people should see at first sight, the gravest first. */
public enum Flag {
  BLOCKED("BLOCKED", Ink.Role.ERROR),
  ON_AIR("ON AIR", Ink.Role.ERROR),
  MAYBE_ON_AIR("may be on air", Ink.Role.WARNING),
  CONFLICT("conflict", Ink.Role.REMOVE),
  THIS_CHANGE("this change", Ink.Role.CHANGE),
  DRIFT("drift", Ink.Role.DRIFT),
  ALREADY_PENDING("already pending", Ink.Role.QUIET);

  private final String word;
  private final Ink.Role role;

  Flag(String word, Ink.Role role) {
    this.word = word;
    this.role = role;
  }

  /** What people read. */
  public String word() {
    return word;
  }

  Ink.Role role() {
    return role;
  }

  /** Whether nobody should miss a change that has it. */
  boolean isGrave() {
    return switch (this) {
      case BLOCKED, ON_AIR, MAYBE_ON_AIR, CONFLICT, DRIFT -> true;
      case THIS_CHANGE, ALREADY_PENDING -> false;
    };
  }

  /**
   * The flags of a change.
   *
   * @param drifted addresses of what somebody changed at a provider
   */
  static Set<Flag> of(ChangeDocument change, Set<String> drifted) {
    var flags = EnumSet.noneOf(Flag.class);
    if (change.details().blocked().isPresent()) {
      flags.add(BLOCKED);
    }
    change
        .details()
        .onAir()
        .ifPresent(onAir -> {
          switch (onAir.state()) {
            case "live" -> flags.add(ON_AIR);
            case "possible", "unknown" -> flags.add(MAYBE_ON_AIR);
            default -> {
              // Nobody pushes.
            }
          }
        });
    if (change.details().from().isPresent()) {
      change.details().provenance().forEach(provenance -> flags.add(of(provenance)));
    } else if (has(change, Verdict.CONFLICT)) {
      flags.add(CONFLICT);
    } else if (has(change, Verdict.DRIFT) || drifted.contains(change.address())) {
      flags.add(DRIFT);
    }
    return flags;
  }

  private static Flag of(Provenance provenance) {
    return switch (provenance) {
      case CONFLICT -> CONFLICT;
      case THIS_CHANGE -> THIS_CHANGE;
      case DRIFT -> DRIFT;
      case ALREADY_PENDING -> ALREADY_PENDING;
    };
  }

  private static boolean has(ChangeDocument change, Verdict verdict) {
    return change.details().fields().stream().anyMatch(field -> field.ruling() == verdict);
  }
}
