package dev.weir.render;

import dev.weir.engine.Target;
import dev.weir.provider.Histories;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Past pushes of an object, as machines read them.
 *
 * @param object whose they are
 * @param pushes oldest first
 */
public record HistoryDocument(ObjectDocument object, List<Push> pushes) {

  public HistoryDocument {
    pushes = List.copyOf(pushes);
  }

  /**
   * A push that is over.
   *
   * @param seconds how long it was
   * @param from the pusher's address as it is told
   */
  public record Push(Instant start, Instant end, long seconds, Optional<String> from) {}

  /** The document of what a provider told. */
  public static HistoryDocument of(Target target, List<Histories.Push> told) {
    return new HistoryDocument(
        ObjectDocument.of(target),
        told.stream()
            .map(push ->
                new Push(
                    push.start(),
                    push.end(),
                    push.end().getEpochSecond() - push.start().getEpochSecond(),
                    push.from()))
            .toList());
  }

  /** As JSON, with a line end at its end. */
  public String json() {
    return Json.documents().writeValueAsString(this) + "\n";
  }
}
