package dev.weir.provider;

import dev.weir.kind.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells past pushes. */
public interface Histories extends Inquiry {

  /**
   * A push that is over.
   *
   * @param from the pusher's address as it is told
   */
  record Push(Instant start, Instant end, Optional<String> from) {}

  /**
   * The latest pushes as far as the service remembers them, oldest first.
   *
   * @throws dev.weir.diag.Refused when there is no such object
   */
  List<Push> history(ObjectKey key);
}
