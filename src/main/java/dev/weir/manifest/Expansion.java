package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.manifest.expr.Scope;
import dev.weir.manifest.template.Budget;
import dev.weir.manifest.template.Loop;
import dev.weir.manifest.template.NodeTemplate;
import dev.weir.manifest.template.VariableDocuments;
import dev.weir.manifest.template.Variables;
import dev.weir.manifest.yaml.NodeSource;
import dev.weir.manifest.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the documents that were set aside, with their variables and elements filled in. */
final class Expansion {

  private static final int WORTH_THREADS = 64;

  private final DocumentReader reader;
  private final Variables variables;
  private final Budget budget = Budget.usual();

  Expansion(DocumentReader reader, Variables variables) {
    this.reader = reader;
    this.variables = variables;
  }

  /** Reads the variables that documents declare. */
  static void collect(Reading.Aside aside, VariableDocuments into, Diagnostics problems) {
    if (aside.kind() == KnownKinds.VARIABLES) {
      spec(aside, problems).ifPresent(spec -> into.add(spec, aside.document().source()));
    }
  }

  private static Optional<YamlNode.Mapping> spec(Reading.Aside aside, Diagnostics problems) {
    var context = DocumentReader.context(aside.kind(), aside.document());
    var spec = new DocumentBinder(context, aside.kind(), aside.document()).handmade();
    problems.addAll(context.problems().sorted());
    return spec;
  }

  /** The same readings, and one more for each document that comes of what was set aside. */
  List<Reading> expand(List<Reading> readings) {
    var expanded = new ArrayList<Reading>(readings.size());
    for (var reading : readings) {
      expanded.add(reading);
      for (var aside : reading.aside()) {
        if (aside.kind() == KnownKinds.FOR_EACH) {
          expanded.addAll(loop(aside));
        } else if (aside.kind() != KnownKinds.VARIABLES) {
          expanded.add(plain(aside));
        }
      }
    }
    if (budget.isExhausted()) {
      expanded.add(exhausted());
    }
    return expanded;
  }

  private static Reading exhausted() {
    var problems = new Diagnostics();
    problems.add(
        Diagnostic.error(
                "expansion-too-large", "the expressions of these manifests come to too much")
            .hint("fewer elements, or fewer lists within lists"));
    return new Reading(problems).finished(0, false);
  }

  private Reading plain(Reading.Aside aside) {
    var document = aside.document();
    var problems = new Diagnostics();
    var subject = DocumentReader.context(aside.kind(), document).subject();
    var template = NodeTemplate.of(document.root(), document.source(), variables, subject);
    problems.addAll(template.problems());
    var reading = new Reading(problems);
    boolean complete =
        bound(
            new Filled(document, template, isComputed(document.name())),
            variables,
            subject,
            reading);
    return explained(reading, template, Optional.empty()).finished(1, complete);
  }

  private static boolean isComputed(Optional<YamlNode.Scalar> name) {
    return name.filter(NodeTemplate::isIn).isPresent();
  }

  /**
   * A document to fill in.
   *
   * @param renamed whether its name was not known before, so that patches of it were not looked for
   */
  private record Filled(Document document, NodeTemplate template, boolean renamed) {}

  private boolean bound(Filled what, Scope scope, String subject, Reading reading) {
    var outcome = what.template().fill(scope, subject, budget, reading.problems());
    if (outcome.isEmpty()) {
      return false;
    }
    var filled = what.document().filled((YamlNode.Mapping) outcome.get().root());
    if (!outcome.get().isSound()) {
      remark(filled, outcome.get(), reading);
      return false;
    }
    var patched =
        what.renamed()
            ? reader.patched(
                filled, (patch, source) -> patch(patch, source, scope, reading), reading.problems())
            : Optional.of(filled);
    if (patched.isEmpty()) {
      return true;
    }
    var kind = reader.kind(patched.get(), reading.problems());
    return kind.isPresent() && reader.bind(kind.get(), patched.get(), reading);
  }

  /** Whatever else is wrong with a document that some value of is missing. */
  private void remark(Document document, NodeTemplate.Outcome outcome, Reading reading) {
    var remarks = new Reading(new Diagnostics());
    reader
        .kind(document, remarks.problems())
        .ifPresent(kind -> reader.bind(kind, document, remarks));
    for (var remark : remarks.problems().sorted()) {
      if (!outcome.explains(remark)) {
        reading.problems().add(remark);
      }
    }
  }

  /** A patch may name variables too. */
  private YamlNode.Mapping patch(
      YamlNode.Mapping patch, NodeSource source, Scope scope, Reading reading) {
    if (!NodeTemplate.isIn(patch)) {
      return patch;
    }
    var template = NodeTemplate.of(patch, source, variables, "this patch");
    reading.problems().addAll(template.problems());
    return template
        .fill(scope, "this patch", budget, reading.problems())
        .map(outcome -> (YamlNode.Mapping) outcome.root())
        .orElse(patch);
  }

  private List<Reading> loop(Reading.Aside aside) {
    var problems = new Diagnostics();
    var subject = DocumentReader.context(aside.kind(), aside.document()).subject();
    var source = aside.document().source();
    var loop =
        spec(aside, problems)
            .flatMap(spec -> Loop.read(spec, source, subject, variables, budget, problems));
    var templates = new ArrayList<Filled>();
    loop.ifPresent(found ->
        found
            .templates()
            .forEach(root -> template(root, source, subject, problems).ifPresent(templates::add)));
    if (loop.isEmpty() || problems.hasErrors()) {
      return List.of(new Reading(problems).finished(1, false));
    }
    var elements = loop.get().elements();
    var stream = elements.size() < WORTH_THREADS ? elements.stream() : elements.parallelStream();
    var made = stream.map(element -> element(element, templates, subject)).toList();
    var all = new ArrayList<Reading>(made.size() + 1);
    all.add(new Reading(problems).finished(1, true));
    all.addAll(made);
    return all;
  }

  /** A document that each element gives. */
  private Optional<Filled> template(
      YamlNode.Mapping root, NodeSource source, String subject, Diagnostics problems) {
    Document.Placing placing =
        (header, name) -> new KeptPlaces(source, root, header, name, Declared.Provenance.WRITTEN);
    var document = reader.document(source, root, placing, problems);
    var kind = document.flatMap(d -> reader.kind(d, problems));
    if (document.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    if (KnownKinds.isOwn(kind.get())) {
      problems.add(
          Diagnostic.error(
                  "bad-template",
                  "the template of %s cannot be of kind `%s`".formatted(subject, kind.get().name()))
              .at(source.place(document.get().header()))
              .hint("a template gives resources, or provider documents"));
      return Optional.empty();
    }
    var template = NodeTemplate.of(root, source, variables, "the template of " + subject);
    problems.addAll(template.problems());
    if (document.get().name().filter(name -> !template.namesEach(name)).isPresent()) {
      problems.add(
          Diagnostic.error(
                  "bad-template",
                  "each element of %s would give `%s.%s`"
                      .formatted(
                          subject, kind.get().name(), document.get().name().orElseThrow().text()))
              .at(source.place(document.get().name().orElseThrow()))
              .hint("make the key a part of the name: `name: stage-${each.key}`"));
      return Optional.empty();
    }
    return Optional.of(new Filled(document.get(), template, true));
  }

  private Reading element(Loop.Element element, List<Filled> templates, String loop) {
    var provenance =
        new Declared.Provenance(
            Optional.of(
                new Declared.Element(loop.replace("`", ""), element.each().key(), element.place())),
            Optional.empty());
    var scope = variables.with(element.each());
    var subject = "the element `%s` of %s".formatted(element.each().key(), loop);
    var reading = new Reading(new Diagnostics());
    boolean complete = true;
    for (var template : templates) {
      var own = template.document();
      var source = own.source();
      var root = own.root();
      var document =
          new Document(
              source,
              root,
              own.header(),
              (header, name) -> new KeptPlaces(source, root, header, name, provenance));
      complete &= bound(new Filled(document, template.template(), true), scope, subject, reading);
    }
    if (reading.problems().sorted().isEmpty()) {
      return reading.finished(templates.size(), complete);
    }
    var explained = reading;
    for (var template : templates) {
      explained = explained(explained, template.template(), Optional.empty());
    }
    return explained(explained, templates.getFirst().template(), provenance.element())
        .finished(templates.size(), complete);
  }

  /** With the places of variables, and of the element, added to what is wrong. */
  private static Reading explained(
      Reading reading, NodeTemplate template, Optional<Declared.Element> element) {
    var explained = new Diagnostics();
    for (var problem : reading.problems().sorted()) {
      explained.add(
          element.isPresent()
              ? Origins.explained(problem, element.get())
              : problem.related().isEmpty() ? template.explained(problem) : problem);
    }
    return new Reading(
        reading.drafts(),
        reading.stacks(),
        reading.policies(),
        reading.aside(),
        reading.bound(),
        explained,
        reading.documents(),
        reading.complete());
  }
}
