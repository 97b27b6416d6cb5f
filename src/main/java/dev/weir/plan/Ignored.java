package dev.weir.plan;

import dev.weir.kind.Value;
import dev.weir.manifest.Ignore;
import dev.weir.manifest.Lifecycle;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Differences that a manifest says are to be left as they are. */
public final class Ignored {

  private Ignored() {}

  /** The same differences, those that are to be left as they are told as such. */
  static List<AttributeChange> mark(
      List<AttributeChange> differences, Lifecycle lifecycle, Instant now) {
    var marked = differences;
    for (var ignore : lifecycle.ignore()) {
      if (ignore.isInForce(now)) {
        marked = mark(marked, ignore);
      }
    }
    return marked;
  }

  private static List<AttributeChange> mark(List<AttributeChange> differences, Ignore ignore) {
    var within = differences.stream().filter(change -> isWithin(change, ignore)).toList();
    boolean isDrift = within.stream().allMatch(change -> change.verdict() == Verdict.DRIFT);
    var marked = new ArrayList<AttributeChange>(differences.size());
    for (var change : differences) {
      marked.add(isWithin(change, ignore) ? change.as(verdict(change, ignore, isDrift)) : change);
    }
    return marked;
  }

  private static Verdict verdict(AttributeChange change, Ignore ignore, boolean isDrift) {
    if (change.verdict() == Verdict.CONVERGED) {
      return Verdict.CONVERGED;
    }
    return switch (ignore.mode()) {
      case NEVER_WRITE -> Verdict.IGNORED;
      case DRIFT_ONLY -> {
        if (isDrift) {
          yield Verdict.IGNORED;
        }
        // The manifest changes the field, and nobody minds what was there before.
        yield change.verdict() == Verdict.CONFLICT ? Verdict.PENDING : change.verdict();
      }
    };
  }

  /** What says that this difference is to be left as it is. */
  public static Optional<Ignore> excuse(AttributeChange change, Lifecycle lifecycle, Instant now) {
    return lifecycle.ignore().stream()
        .filter(ignore -> ignore.isInForce(now) && isWithin(change, ignore))
        .findFirst();
  }

  static boolean isWithin(AttributeChange change, Ignore ignore) {
    var path = change.path();
    var field = ignore.field();
    return path.startsWith(field)
        && (path.length() == field.length() || ".[".indexOf(path.charAt(field.length())) >= 0);
  }

  /** The values wanted, where a difference is to be left as it is taken from another block. */
  public static Value.Fields take(
      Value.Fields wanted, Value.Fields from, List<AttributeChange> differences, Lifecycle rules) {
    var taken = wanted;
    for (var ignore : rules.ignore()) {
      if (differences.stream().anyMatch(c -> isIgnored(c) && isWithin(c, ignore))) {
        taken = Overlay.put(taken, ignore.path(), Lookup.at(from, ignore.path()));
      }
    }
    return taken;
  }

  static boolean isIgnored(AttributeChange change) {
    return change.verdict() == Verdict.IGNORED;
  }
}
