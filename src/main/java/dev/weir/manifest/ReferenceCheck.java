package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Place;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import java.util.HashSet;
import java.util.Set;

/** Checks that references and dependencies lead somewhere, and that what is there fits. */
final class ReferenceCheck {

  private final Documents documents;
  private final Diagnostics problems;
  private final Set<Address> faulty = new HashSet<>();

  ReferenceCheck(Documents documents, Diagnostics problems) {
    this.documents = documents;
    this.problems = problems;
  }

  /** The documents whose references are wrong. */
  Set<Address> check() {
    for (var draft : documents.all()) {
      if (!draft.declared().references().isEmpty()) {
        TemplateWalk.over(
            draft.declared().spec(),
            (template, wanted, path) -> {
              check(draft, template, wanted, path);
              return template;
            });
      }
      dependsOn(draft);
    }
    return faulty;
  }

  private void dependsOn(Draft draft) {
    var addresses = draft.declared().dependsOn();
    for (int i = 0; i < addresses.size(); i++) {
      target(draft, addresses.get(i), draft.dependencies().get(i));
    }
  }

  private void check(Draft draft, Value.Template template, AttributeType wanted, String path) {
    boolean alone = template.parts().size() == 1;
    for (var part : template.parts()) {
      if (part instanceof Value.Template.Use(var reference)
          && target(draft, reference.target(), reference.place())) {
        attribute(draft, reference, wanted, path, alone);
      }
    }
  }

  /** Whether there is a document with this address that the draft may name. */
  private boolean target(Draft draft, Address target, Place place) {
    var address = draft.declared().address();
    if (target.equals(address)) {
      error(draft, "reference-to-self", "`" + address + "` refers to itself", place, "");
      return false;
    }
    if (documents.find(target).isPresent()) {
      return true;
    }
    faulty.add(address);
    if (documents.isComplete()) {
      error(
          draft,
          "unknown-reference",
          "there is no `" + target + "`",
          place,
          Suggestion.hint(target.toString(), documents.similar(target)));
    }
    return false;
  }

  private void attribute(
      Draft draft, Reference reference, AttributeType wanted, String path, boolean alone) {
    var kind = documents.find(reference.target()).orElseThrow().declared().kind();
    switch (AttributePath.follow(kind.shape(), reference.path())) {
      case AttributePath.Target.Typed(var type) ->
          fits(draft, reference, type, wanted, path, alone);
      case AttributePath.Target.Unknown unknown ->
          error(
              draft,
              "unknown-reference-attribute",
              "`"
                  + unknown.owner(reference.target())
                  + "` has no attribute `"
                  + unknown.name()
                  + "`",
              reference.place(),
              unknown.hint());
    }
  }

  private void fits(
      Draft draft,
      Reference reference,
      AttributeType type,
      AttributeType wanted,
      String path,
      boolean alone) {
    var subject = "`" + path + "` of `" + draft.declared().address() + "`";
    if (type instanceof AttributeType.Confidential
        && !(wanted instanceof AttributeType.Confidential)) {
      error(
          draft,
          "secret-reference",
          subject + " would show the secret `" + reference + "`",
          reference.place(),
          "a secret can only be given to an attribute that is a secret");
      return;
    }
    var misfit = misfit(type, wanted, alone);
    if (!misfit.isEmpty()) {
      error(
          draft,
          "wrong-type",
          "%s must be %s, but `%s` is %s"
              .formatted(subject, Words.of(wanted), reference, Words.of(type)),
          reference.place(),
          misfit);
    }
  }

  /** What to do about a type that does not fit; empty when it does. */
  private static String misfit(AttributeType type, AttributeType wanted, boolean alone) {
    return switch (type) {
      case AttributeType.ListOf _ -> "name one item of it: `[0]` is the first";
      case AttributeType.MapOf _ -> "name one entry of it, by its key";
      case AttributeType.Nested _ -> "name one field of it";
      case AttributeType.Text _ when wanted instanceof AttributeType.Choice -> "";
      default -> {
        boolean fits =
            !alone
                || wanted instanceof AttributeType.Text
                || wanted.getClass().equals(type.getClass());
        yield fits ? "" : "refer to an attribute of the same type";
      }
    };
  }

  private void error(Draft draft, String code, String message, Place place, String hint) {
    var error = Diagnostic.error(code, message).at(place).about(draft.declared().address());
    problems.add(hint.isEmpty() ? error : error.hint(hint));
    faulty.add(draft.declared().address());
  }
}
