package dev.weir.export;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Defaults;
import dev.weir.kind.Field;
import dev.weir.kind.Kind;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.manifest.edit.DocumentText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A document to be.
 *
 * @param provider the provider document that it names; empty for one
 * @param spec what it says
 * @param remark what no attribute can say; empty for nothing
 * @param leftOut attributes that it cannot say although they are live, and why
 * @param refused why it cannot be a document at all
 */
public record Draft(
    Address address,
    Kind<?> kind,
    Optional<String> provider,
    Value.Fields spec,
    String remark,
    SortedMap<String, String> leftOut,
    Optional<String> refused) {

  public Draft {
    leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
  }

  boolean isSound() {
    return refused.isEmpty();
  }

  /** The document as text, with a comment in the place of each attribute that it cannot say. */
  DocumentText.Written write(Predicate<String> commented) {
    var comments = new LinkedHashMap<String, String>();
    leftOut.forEach((attribute, why) -> {
      if (commented.test(attribute)) {
        comments.put(attribute, "`%s` is set, and left out: %s".formatted(attribute, why));
      }
    });
    return DocumentText.write(kind, address.name(), provider, spec, remark, comments);
  }

  /** What stands in the place of a document that cannot be. */
  String comment() {
    return DocumentText.comment(refusalText());
  }

  private String refusalText() {
    return "%s of Provider.%s has no manifest: %s"
        .formatted(object(), provider.orElse("?"), refused.orElse(""));
  }

  /** The object in words, by its key. */
  private String object() {
    var key = new StringBuilder(kind.name());
    var filled = Defaults.fill(spec, address.name());
    for (var attribute : kind.identity()) {
      var value = Scalars.write(filled.get(attribute)).orElse("");
      key.append(' ').append(attribute.name()).append(" `").append(value).append('`');
    }
    return key.toString();
  }

  /** Why there is no document. */
  Optional<Diagnostic> refusal() {
    return refused.map(_ ->
        Diagnostic.warning("not-expressible", refusalText())
            .hint("it stays as it is, and is no part of the stack"));
  }

  /** The same without an attribute, or no document when that would change something. */
  Draft without(String name, String why) {
    var attribute = kind.shape().attribute(name);
    boolean harmless =
        attribute.role() != Field.Role.IDENTITY
            && !attribute.required()
            && attribute.fallback().isEmpty()
            && attribute.leftAloneBy(Value.Absent.ABSENT);
    if (!harmless || !spec.get(attribute).isPresent()) {
      return refuse(why);
    }
    var left = new TreeMap<>(leftOut);
    left.put(name, why);
    return new Draft(
        address, kind, provider, spec.with(name, Value.Absent.ABSENT), remark, left, refused);
  }

  Draft refuse(String why) {
    return new Draft(address, kind, provider, spec, remark, leftOut, Optional.of(why));
  }
}
