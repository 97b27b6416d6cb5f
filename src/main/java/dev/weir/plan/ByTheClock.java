package dev.weir.plan;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Differences that time alone explains.
 *
 * @param kind says what time does
 * @param written the values last written
 * @param live the values at the provider
 * @param desired the values wanted
 * @param now when it is planned
 */
record ByTheClock(
    Kind<?> kind, Value.Fields written, Value.Fields live, Value.Fields desired, Instant now) {

  /** The same differences, those that time explains with its verdict. */
  List<AttributeChange> mark(List<AttributeChange> differences) {
    return differences.stream()
        .map(change -> why(change).map(change::explained).orElse(change))
        .toList();
  }

  /** The differences that somebody made. */
  List<AttributeChange> unexplained(List<AttributeChange> differences) {
    return differences.stream().filter(change -> why(change).isEmpty()).toList();
  }

  private Optional<String> why(AttributeChange change) {
    boolean moved = change.verdict() == Verdict.DRIFT || change.verdict() == Verdict.CONFLICT;
    return moved
        ? kind.passage().moved(change.attribute(), written, live, desired, now)
        : Optional.empty();
  }
}
