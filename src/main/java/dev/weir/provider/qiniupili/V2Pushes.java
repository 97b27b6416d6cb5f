package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Segments.Stretch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Past pushes, which the API's second generation tells.
 *
 * <p>See https://developer.qiniu.com/pili/2778/history.
 */
record V2Pushes(V2Reads api, String hub) {

  /** Those that touch the range, oldest first. */
  List<V2Messages.Push> of(ObjectKey key, Optional<Stretch> range) {
    try {
      var encoded = V2Messages.encodedKey(key.parts().getFirst());
      var start = range.map(r -> r.start().getEpochSecond()).orElse(null);
      var end = range.map(r -> r.end().getEpochSecond()).orElse(null);
      return api.getHistory(hub, encoded, start, end).items().stream()
          .sorted(Comparator.comparingLong(V2Messages.Push::start))
          .toList();
    } catch (RemoteFailure failure) {
      throw failure.category() == RemoteFailure.Category.NOT_FOUND
          ? Capability.missing(key)
          : failure;
    }
  }
}
