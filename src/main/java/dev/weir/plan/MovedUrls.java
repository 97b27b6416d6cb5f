package dev.weir.plan;

import dev.weir.kind.Kind;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which URLs go with an object that gets another natural key: people and encoders have to be told
 * of them before it happens.
 */
final class MovedUrls {

  private MovedUrls() {}

  /**
   * What becomes of each URL, a sentence each.
   *
   * @param before what is live
   * @param after what is wanted
   */
  static List<String> of(Kind<?> kind, Value.Fields before, Value.Fields after) {
    var sentences = new ArrayList<String>();
    for (var attribute : kind.shape().attributes()) {
      if (attribute.computed()
          && before.get(attribute) instanceof Value.Text(var url)
          && url.contains("://")) {
        sentences.add(
            "`%s` changes from `%s` to %s"
                .formatted(
                    attribute.name(),
                    url,
                    moved(url, kind, before, after)
                        .map(next -> "`" + next + "`")
                        .orElse("one that is known after apply")));
      }
    }
    return sentences;
  }

  /** The URL with the new names in it, where each old one stands in it just once, as a segment. */
  private static Optional<String> moved(
      String url, Kind<?> kind, Value.Fields before, Value.Fields after) {
    var moved = Optional.of(Arrays.asList(url.split("/", -1)));
    for (var attribute : kind.identity()) {
      var old = before.text(attribute.name());
      var next = after.text(attribute.name());
      if (!old.equals(next)) {
        moved = moved.flatMap(segments -> renamed(segments, old, next));
      }
    }
    return moved.map(segments -> String.join("/", segments)).filter(next -> !next.equals(url));
  }

  /** A segment is the name, or else the name and an ending such as {@code .m3u8}. */
  private static Optional<List<String>> renamed(List<String> segments, String old, String next) {
    if (old.isEmpty() || next.isEmpty()) {
      return Optional.empty();
    }
    boolean bare = segments.contains(old);
    Predicate<String> named = bare ? old::equals : segment -> segment.startsWith(old + ".");
    return segments.stream().filter(named).count() == 1
        ? Optional.of(
            segments.stream()
                .map(s -> named.test(s) ? next + s.substring(old.length()) : s)
                .toList())
        : Optional.empty();
  }
}
