package dev.weir.provider.qiniupili;

import dev.weir.kind.Value;
import dev.weir.provider.Calls;
import dev.weir.provider.KindReader.Wish;
import dev.weir.provider.Session;
import java.util.Set;
import java.util.stream.Stream;

/** How many calls a change of a channel takes. */
final class PiliCalls {

  private PiliCalls() {}

  static Calls of(
      Provider settings, Session session, Wish wish, Value.Fields channel, Set<String> changed) {
    int writes =
        switch (settings.apiGeneration()) {
          case V1 -> wish == Wish.CREATE && isDisabled(channel) ? 2 : 1;
          case V2 ->
              switch (wish) {
                case CREATE -> 1 + settled(channel);
                case UPDATE ->
                    (int) Stream.of("disabled", "converts").filter(changed::contains).count();
                case DELETE -> 1;
              };
        };
    var rate = new Calls.Together(PiliAccount.limit(settings, session).perSecond());
    return new Calls(Calls.looks(wish), writes, writes, rate);
  }

  private static int settled(Value.Fields channel) {
    boolean converts =
        channel.get("converts") instanceof Value.Items(var items) && !items.isEmpty();
    return (isDisabled(channel) ? 1 : 0) + (converts ? 1 : 0);
  }

  private static boolean isDisabled(Value.Fields channel) {
    return channel.get("disabled").equals(new Value.Truth(true));
  }
}
