package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Histories;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Past pushes of channels, through the API's second generation. */
record V2History(Kind<Channel> kind, V2Pushes pushes) implements Histories {

  @Override
  public List<Push> history(ObjectKey key) {
    return pushes.of(key, Optional.empty()).stream().map(V2History::push).toList();
  }

  private static Push push(V2Messages.Push told) {
    return new Push(
        Instant.ofEpochSecond(told.start()),
        Instant.ofEpochSecond(told.end()),
        told.clientIP().filter(address -> !address.isEmpty()));
  }
}
