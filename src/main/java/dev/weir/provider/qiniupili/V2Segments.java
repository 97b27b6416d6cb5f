package dev.weir.provider.qiniupili;

import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Segments;
import java.time.Instant;
import java.util.List;

/**
 * What was recorded of channels. The API's second generation tells past pushes only; a hub that
 * stores what is pushed has the same pieces.
 */
record V2Segments(Kind<Channel> kind, V2Pushes pushes) implements Segments {

  @Override
  public List<Stretch> segments(ObjectKey key, Part part) {
    return pushes.of(key, part.range()).stream()
        .map(push ->
            new Stretch(Instant.ofEpochSecond(push.start()), Instant.ofEpochSecond(push.end())))
        .limit(part.limit().orElse(Integer.MAX_VALUE))
        .toList();
  }
}
