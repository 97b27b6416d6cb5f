package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that each resource's natural key is known, and that no two resources are one object. */
final class IdentityCheck {

  private final Documents documents;
  private final Function<Declared, Optional<String>> scopes;
  private final Diagnostics problems;
  private final Map<Address, String> scopeOf = new HashMap<>();

  IdentityCheck(
      Documents documents, Function<Declared, Optional<String>> scopes, Diagnostics problems) {
    this.documents = documents;
    this.scopes = scopes;
    this.problems = problems;
  }

  /**
   * Checks all resources.
   *
   * @param faulty documents whose references are wrong anyway
   */
  void check(Set<Address> faulty) {
    var first = new HashMap<ObjectKey, Draft>();
    for (var draft : documents.resources()) {
      if (draft.sound() && !faulty.contains(draft.declared().address()) && isKnown(draft)) {
        var earlier = first.putIfAbsent(key(draft), draft);
        if (earlier != null) {
          problems.add(duplicate(draft, earlier));
        }
      }
    }
  }

  private boolean isKnown(Draft draft) {
    boolean known = true;
    for (var attribute : draft.declared().kind().identity()) {
      if (draft.declared().spec().get(attribute) instanceof Value.Template template) {
        problems.add(notKnown(draft, attribute, template));
        known = false;
      }
    }
    return known;
  }

  private static Diagnostic notKnown(Draft draft, Attribute attribute, Value.Template template) {
    var place =
        template.parts().stream()
            .filter(Value.Template.Use.class::isInstance)
            .map(part -> ((Value.Template.Use) part).reference().place())
            .findFirst()
            .orElseGet(() -> draft.places().of(attribute.name()));
    var address = draft.declared().address();
    return Diagnostic.error(
            "identity-not-known",
            "`%s` of `%s` is only known after apply, but it is part of what identifies the object"
                .formatted(attribute.name(), address))
        .at(place)
        .about(address)
        .hint("write the value, or refer to one that a manifest sets");
  }

  private ObjectKey key(Draft draft) {
    var declared = draft.declared();
    var spec = declared.spec();
    var scope = declared.provider().map(this::scope).orElse("");
    return ObjectKey.of(
        declared.kind(), scope, spec.hasUnknown() ? spec : declared.kind().normalise(spec));
  }

  /** What a provider's resources live in; without knowledge of it, the document itself. */
  private String scope(Address provider) {
    return scopeOf.computeIfAbsent(
        provider,
        address ->
            documents
                .find(address)
                .filter(Draft::sound)
                .flatMap(draft -> scopes.apply(draft.declared()))
                .orElse(address.toString()));
  }

  private static Diagnostic duplicate(Draft draft, Draft earlier) {
    var address = draft.declared().address();
    return Diagnostic.error(
            "duplicate-natural-key",
            "`%s` and `%s` declare the same object%s"
                .formatted(earlier.declared().address(), address, identity(draft)))
        .at(place(draft))
        .about(address)
        .related("declared here first", place(earlier))
        .hint("keep one of them, or give them different identities");
  }

  private static String identity(Draft draft) {
    var spec = draft.declared().spec();
    List<String> parts =
        draft.declared().kind().identity().stream()
            .map(attribute -> attribute.name() + " `" + spec.text(attribute.name()) + "`")
            .toList();
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  /** The first identity attribute that is written, else the name. */
  private static Place place(Draft draft) {
    return draft.declared().kind().identity().stream()
        .map(Attribute::name)
        .filter(name -> draft.places().writesInSpec(name))
        .findFirst()
        .map(name -> draft.places().of(name))
        .orElse(draft.name());
  }
}
