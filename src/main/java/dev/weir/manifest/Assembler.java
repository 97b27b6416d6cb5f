package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Defaults;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts documents together and checks what they say of each other. */
final class Assembler {

  private final List<Reading> readings;
  private final Documents documents;
  private final Function<Declared, Optional<String>> scopes;
  private final Diagnostics problems;

  /**
   * An assembler.
   *
   * @param complete whether every document is known; if not, nothing is said of unknown addresses
   */
  Assembler(
      List<Reading> readings,
      boolean complete,
      Function<Declared, Optional<String>> scopes,
      Diagnostics problems) {
    this.readings = readings;
    this.documents = new Documents(complete, problems);
    this.scopes = scopes;
    this.problems = problems;
  }

  Manifests assemble(Manifests.Coverage coverage, Manifests.Variation variation) {
    var stack = stack();
    readings.forEach(reading -> reading.drafts().forEach(documents::add));
    check();
    stack.ifPresent(this::checkGuards);
    var providers = new LinkedHashMap<Address, Declared>();
    documents.providers().forEach(d -> providers.put(d.declared().address(), d.declared()));
    var resources = new LinkedHashMap<Address, Declared>();
    documents.resources().forEach(d -> resources.put(d.declared().address(), d.declared()));
    var local = new LinkedHashMap<Address, Declared>();
    documents.local().forEach(d -> local.put(d.declared().address(), d.declared()));
    return new Manifests(
        stack.map(Reading.StackDraft::name).orElse("default")
            + variation.environment().map(name -> "." + name).orElse(""),
        stack.map(Reading.StackDraft::stack).orElseGet(Assembler::plainStack),
        Collections.unmodifiableMap(providers),
        Collections.unmodifiableSequencedMap(resources),
        policies(),
        Collections.unmodifiableSequencedMap(local),
        coverage,
        variation);
  }

  private void check() {
    new ProviderCheck(documents, problems).check();
    var faulty = new ReferenceCheck(documents, problems).check();
    var addresses = documents.resources().stream().map(d -> d.declared().address()).toList();
    var needs = new ArrayList<>(new Needs(documents).written());
    new StaticValues(documents, problems).resolve(new NeedGraph(addresses, needs).inOrder());
    needs.addAll(new Needs(documents).implied());
    CycleCheck.check(new NeedGraph(addresses, needs), problems);
    new IdentityCheck(documents, scopes, problems).check(faulty);
    KindChecks.run(documents, faulty, problems);
  }

  /** A guard of a provider that there is not would guard nothing. */
  private void checkGuards(Reading.StackDraft stack) {
    var names = documents.providers().stream().map(d -> d.declared().address().name()).toList();
    for (var guarded : stack.stack().guards().providers().keySet()) {
      if (documents.isComplete() && !names.contains(guarded)) {
        problems.add(
            Diagnostic.error("unknown-provider", "there is no provider `" + guarded + "` to guard")
                .at(stack.places().apply("guards.providers." + guarded))
                .hint(Suggestion.hint(guarded, names)));
      }
    }
  }

  /** The first of those with one name counts. */
  private List<DeclaredPolicy> policies() {
    var byName = new LinkedHashMap<String, DeclaredPolicy>();
    for (var policy : readings.stream().flatMap(reading -> reading.policies().stream()).toList()) {
      var first = byName.putIfAbsent(policy.name(), policy);
      if (first != null) {
        problems.add(
            Diagnostic.error(
                    "duplicate-address", "`Policy." + policy.name() + "` is declared twice")
                .at(policy.places().document())
                .related("declared here first", first.places().document())
                .hint("a name is unique among policies"));
      }
    }
    return List.copyOf(byName.values());
  }

  private static Stack plainStack() {
    return KnownKinds.STACK.bind(
        Defaults.fill(Value.Fields.empty(KnownKinds.STACK.shape()), "default"));
  }

  private Optional<Reading.StackDraft> stack() {
    var stacks = readings.stream().flatMap(reading -> reading.stacks().stream()).toList();
    for (var another : stacks.stream().skip(1).toList()) {
      problems.add(
          Diagnostic.error("duplicate-stack", "there is more than one `Stack` document")
              .at(another.place())
              .related("the first is here", stacks.getFirst().place())
              .hint("keep one of them; each stack is planned by itself"));
    }
    return stacks.stream().findFirst();
  }
}
