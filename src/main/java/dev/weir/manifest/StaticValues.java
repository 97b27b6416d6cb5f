package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.kind.Address;
import dev.weir.kind.AttributeType;
import dev.weir.kind.Reference;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import java.util.List;
import java.util.Optional;

/**
 * Puts values in the place of references that are known from the manifests alone: to providers'
 * settings, and to what other documents declare. What only a provider knows stays a reference.
 */
final class StaticValues {

  private final Documents documents;
  private final Diagnostics problems;
  private boolean faulty;

  StaticValues(Documents documents, Diagnostics problems) {
    this.documents = documents;
    this.problems = problems;
  }

  /** Resolves documents in this order, in which each comes after all that it refers to. */
  void resolve(List<Address> order) {
    for (var address : order) {
      documents.find(address).ifPresent(this::resolve);
    }
  }

  private void resolve(Draft draft) {
    if (draft.declared().references().isEmpty() || !draft.sound()) {
      return;
    }
    faulty = false;
    var spec =
        TemplateWalk.over(
            draft.declared().spec(),
            (template, wanted, path) -> replace(draft, template, wanted, path));
    documents.change(
        draft.declared().address(), d -> faulty ? d.withSpec(spec).unsound() : d.withSpec(spec));
  }

  private Value replace(Draft draft, Value.Template template, AttributeType wanted, String path) {
    if (wanted instanceof AttributeType.Confidential) {
      return template.parts().getFirst() instanceof Value.Template.Use(var reference)
          ? lookup(reference).orElse(template)
          : template;
    }
    var text = text(template);
    if (text.isEmpty()) {
      return template;
    }
    return switch (ScalarProblem.read(wanted, text.get())) {
      case ScalarProblem.Outcome.Fine(var value) -> value;
      case ScalarProblem.Outcome.Wrong(var problem) -> {
        faulty = true;
        problems.add(misfit(draft, template, path, problem, text.get()));
        yield template;
      }
    };
  }

  private Optional<String> text(Value.Template template) {
    var text = new StringBuilder();
    for (var part : template.parts()) {
      switch (part) {
        case Value.Template.Literal(String literal) -> text.append(literal);
        case Value.Template.Use(var reference) -> {
          var known = lookup(reference).flatMap(Scalars::write);
          if (known.isEmpty()) {
            return Optional.empty();
          }
          text.append(known.get());
        }
      }
    }
    return Optional.of(text.toString());
  }

  private Optional<Value> lookup(Reference reference) {
    return documents
        .find(reference.target())
        .map(target -> AttributePath.follow(target.declared().spec(), reference.path()))
        .filter(value -> value.isPresent() && !value.hasUnknown());
  }

  private Diagnostic misfit(
      Draft draft, Value.Template template, String path, ScalarProblem problem, String text) {
    var uses =
        template.parts().stream()
            .filter(Value.Template.Use.class::isInstance)
            .map(part -> ((Value.Template.Use) part).reference())
            .toList();
    var first = uses.getFirst();
    var subject = "`" + path + "` of `" + draft.declared().address() + "` ";
    return Diagnostic.error(problem.code(), subject + problem.says())
        .at(first.place())
        .about(draft.declared().address())
        .related("the value comes from here", source(first))
        .hint("with its references resolved it is " + Words.quoted(text));
  }

  private dev.weir.diag.Place source(Reference reference) {
    var target = documents.find(reference.target()).orElseThrow();
    return target.places().of(String.join(".", reference.path()));
  }
}
