package dev.weir.plan;

import com.google.common.hash.Hashing;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * One text for equal things, so that digests can stand for them. Every part says how long it is, so
 * that no two things have the same text.
 */
final class Canonical {

  private final StringBuilder text = new StringBuilder();

  /** Adds a text. */
  Canonical add(String part) {
    text.append(part.length()).append(':').append(part);
    return this;
  }

  /** Adds a value. */
  Canonical add(Value value) {
    switch (value) {
      case Value.Absent _ -> text.append('-');
      case Value.Unknown _ -> text.append('?');
      case Value.Sealed(var digest) -> tagged('s', digest);
      case Value.SecretSource(var from, var name) -> tagged('e', from + " " + name);
      case Value.Template template -> tagged('t', template.parts().toString());
      case Value.Items(var items) -> {
        text.append('[').append(items.size());
        items.forEach(this::add);
      }
      case Value.Entries(var entries) -> {
        text.append('{').append(entries.size());
        new TreeMap<>(entries).forEach((key, item) -> add(key).add(item));
      }
      case Value.Fields fields -> add(fields);
      case Value.Clear _ -> throw new IllegalStateException("a secret must be sealed first");
      case Value.Text _, Value.Whole _, Value.Truth _, Value.Span _, Value.Moment _ ->
          tagged('v', Scalars.write(value).orElseThrow());
    }
    return this;
  }

  /** Only what is set counts: an attribute that a later version adds changes no digest. */
  private void add(Value.Fields fields) {
    text.append('(');
    for (var attribute : fields.shape().attributes()) {
      var value = fields.get(attribute);
      if (value.isPresent() && !attribute.computed()) {
        add(attribute.name()).add(value);
      }
    }
    text.append(')');
  }

  private void tagged(char tag, String part) {
    text.append(tag);
    add(part);
  }

  /** The digest of all that was added. */
  String digest() {
    return "sha256:" + Hashing.sha256().hashString(text, StandardCharsets.UTF_8);
  }
}
