package dev.weir.provider.qiniupili;

import dev.weir.diag.RemoteFailure;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.provider.Capability;
import dev.weir.provider.Segments;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What was recorded of channels, through the API's first generation. */
record V1Segments(Kind<Channel> kind, V1Reads api, V1Streams streams) implements Segments {

  @Override
  public List<Stretch> segments(ObjectKey key, Part part) {
    var stream = streams.find(key.parts().getFirst()).orElseThrow(() -> Capability.missing(key));
    return ask(key, stream.id(), part).stream()
        .map(piece ->
            new Stretch(Instant.ofEpochSecond(piece.start()), Instant.ofEpochSecond(piece.end())))
        .sorted(Comparator.comparing(Stretch::start))
        .limit(part.limit().orElse(Integer.MAX_VALUE))
        .toList();
  }

  /** The service takes a limit only together with a range. */
  private List<V1Messages.Segment> ask(ObjectKey key, String id, Part part) {
    try {
      if (part.range().isEmpty()) {
        return api.getSegments(id, null, null, null).segments();
      }
      var range = part.range().get();
      var limit = part.limit().isPresent() ? part.limit().getAsInt() : null;
      return api.getSegments(
              id, range.start().getEpochSecond(), range.end().getEpochSecond(), limit)
          .segments();
    } catch (RemoteFailure failure) {
      throw failure.category() == RemoteFailure.Category.NOT_FOUND
          ? Capability.missing(key)
          : failure;
    }
  }
}
