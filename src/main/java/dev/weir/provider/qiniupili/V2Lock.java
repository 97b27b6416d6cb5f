package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.provider.KindWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Locks channels until a time through the API's second generation, and does nothing else. */
record V2Lock(Kind<Channel> kind, V2Api api, String hub, Instant end)
    implements KindWriter<Channel> {

  @Override
  public Channel update(Channel before, Channel desired, Set<String> changed) {
    api.disableStream(
        hub,
        V2Messages.encodedKey(before.title()),
        new V2Messages.Disabled(end.getEpochSecond(), Optional.empty()));
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
