package dev.weir.policy;

import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as expressions see them: what is not set or not known yet is left out, a secret is its
 * keyed digest or the place it comes from, durations and times are what they are.
 */
final class Plainly {

  private Plainly() {}

  /** The attributes of a block. */
  static Map<String, @Nullable Object> of(Value.Fields fields) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    for (var attribute : fields.shape().attributes()) {
      plain(fields.get(attribute)).ifPresent(value -> plain.put(attribute.name(), value));
    }
    return plain;
  }

  /** The names of the attributes that are not known, or not as a whole, before an apply. */
  static List<String> unknown(Value.Fields fields) {
    return fields.shape().attributes().stream()
        .filter(attribute -> !attribute.computed() && fields.get(attribute).hasUnknown())
        .map(attribute -> attribute.name())
        .toList();
  }

  private static Optional<Object> plain(Value value) {
    return switch (value) {
      case Value.Absent _, Value.Unknown _, Value.Template _ -> Optional.empty();
      case Value.Text(var text) -> Optional.of(text);
      case Value.Whole(long number) -> Optional.of(number);
      case Value.Truth(boolean truth) -> Optional.of(truth);
      case Value.Span(var span) -> Optional.of(span);
      case Value.Moment(var time) -> Optional.of(time);
      case Value.Sealed(var digest) -> Optional.of(digest);
      case Value.SecretSource source -> Optional.of(source(source));
      case Value.Clear _ -> throw new IllegalStateException("a secret must be sealed first");
      case Value.Items(var items) -> Optional.of(items(items));
      case Value.Entries(var entries) -> Optional.of(entries(entries));
      case Value.Fields fields -> Optional.of(of(fields));
    };
  }

  private static Map<String, String> source(Value.SecretSource source) {
    return switch (source.from()) {
      case ENV -> Map.of("fromEnv", source.name());
      case FILE -> Map.of("fromFile", source.name());
      case VARIABLE -> Map.of("fromVariable", source.name());
    };
  }

  /** An item that is not known yet is null: the others keep their places. */
  private static List<@Nullable Object> items(List<Value> items) {
    var plain = new ArrayList<@Nullable Object>(items.size());
    items.forEach(item -> plain.add(plain(item).orElse(null)));
    return plain;
  }

  private static Map<String, @Nullable Object> entries(Map<String, Value> entries) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((key, item) -> plain(item).ifPresent(value -> plain.put(key, value)));
    return plain;
  }
}
