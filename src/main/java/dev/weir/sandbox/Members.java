package dev.weir.sandbox;

import dev.weir.diag.Suggestion;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads members of what people send to the control API; mistakes are named. */
final class Members {

  private Members() {}

  /** Refuses what is not an object, and members that nobody reads. */
  static void check(JsonNode json, Set<String> known, String what) {
    if (!json.isObject()) {
      throw new IllegalArgumentException(what + " must be a JSON object");
    }
    for (var name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            what + " has no member `" + name + "`; " + Suggestion.hint(name, known));
      }
    }
  }

  /** A text member; empty when there is none. */
  static Optional<String> text(JsonNode json, String name) {
    var value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isString()) {
      throw new IllegalArgumentException("`" + name + "` must be a string");
    }
    return Optional.of(value.asString());
  }

  /** A text member that must be there. */
  static String required(JsonNode json, String name) {
    return text(json, name)
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> new IllegalArgumentException("`" + name + "` is missing"));
  }

  /** A whole number that must be there. */
  static long whole(JsonNode json, String name) {
    var value = json.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException("`" + name + "` must be a whole number");
    }
    return value.asLong();
  }
}
