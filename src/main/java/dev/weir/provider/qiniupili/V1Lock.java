package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Locks channels until a time through the API's first generation, and does nothing else. */
record V1Lock(Kind<Channel> kind, V1Api api, Instant end) implements KindWriter<Channel> {

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    var id = before.id().orElseThrow(() -> new IllegalStateException("a channel without its id"));
    api.setAvailable(
        id, new V1Messages.Availability("disabled", Optional.of(end.getEpochSecond())));
    return desired;
  }

  @Override
  public Channel create(Channel desired) {
    throw new IllegalStateException("a lock makes no channel");
  }

  @Override
  public void delete(Channel before) {
    throw new IllegalStateException("a lock deletes no channel");
  }

  @Override
  public Duration settling() {
    return Duration.ofSeconds(2);
  }
}
