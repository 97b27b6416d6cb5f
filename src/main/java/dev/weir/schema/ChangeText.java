package dev.weir.schema;

import dev.weir.kind.Attribute;
import dev.weir.kind.Scalars;
import java.util.Optional;

/** What becomes of an attribute that a manifest does not set, or changes, in words. */
final class ChangeText {

  private ChangeText() {}

  /** What it is when a manifest does not say, in back-ticks. */
  static Optional<String> fallback(Attribute attribute) {
    if (attribute.namedByDocument()) {
      return Optional.of("`metadata.name`");
    }
    return attribute
        .fallback()
        .flatMap(Scalars::write)
        .map(text -> text.isEmpty() ? "empty" : "`" + text + "`");
  }

  /** What a change means, in a few words. */
  static String brief(Attribute attribute) {
    var change =
        switch (attribute.role()) {
          case UPDATABLE -> "in place";
          case CREATE_ONLY -> "replaces the object";
          case IDENTITY -> "identity: is another object";
          case COMPUTED -> "told by the provider";
        };
    return attribute.writeOnly() ? change + "; never told back" : change;
  }

  /** What a change means. */
  static String sentence(Attribute attribute) {
    var change =
        switch (attribute.role()) {
          case UPDATABLE -> "Changed in place.";
          case CREATE_ONLY -> "A change replaces the object.";
          case IDENTITY -> "Part of the object's identity: another value is another object.";
          case COMPUTED -> "Told by the provider.";
        };
    return attribute.writeOnly() ? change + " The provider never tells it back." : change;
  }
}
