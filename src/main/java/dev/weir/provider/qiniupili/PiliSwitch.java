package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import dev.weir.provider.KindWriter;
import dev.weir.provider.Switches;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Switches channels on and off, and off until a time.
 *
 * @param lock makes what switches off until a time
 */
record PiliSwitch(Kind<Channel> kind, Function<Instant, KindWriter<Channel>> lock)
    implements Switches {

  @Override
  public String attribute() {
    return "disabled";
  }

  @Override
  public Value value(boolean on) {
    return new Value.Truth(!on);
  }

  @Override
  public Optional<KindWriter<?>> offUntil(Instant end) {
    return Optional.of(lock.apply(end));
  }
}
