package dev.weir.manifest;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Puts documents together and checks what they say of each other. */
final class Assembler {

  private static final Kind<Stack> STACK = Kind.of(Stack.class);

  private final List<Reading> readings;
  private final boolean complete;
  private final Diagnostics problems;
  private final SequencedMap<Address, Draft> drafts = new LinkedHashMap<>();

  /**
   * An assembler.
   *
   * @param complete whether every document is known; if not, nothing is said of unknown addresses
   */
  Assembler(List<Reading> readings, boolean complete, Diagnostics problems) {
    this.readings = readings;
    this.complete = complete;
    this.problems = problems;
  }

  Manifests assemble(Manifests.Coverage coverage) {
    var stack = stack();
    readings.forEach(reading -> reading.drafts().forEach(this::index));
    drafts.values().stream().filter(draft -> !draft.isProvider()).forEach(this::provider);
    var providers = new HashMap<Address, Declared>();
    var resources = new LinkedHashMap<Address, Declared>();
    drafts.forEach((address, draft) ->
        (draft.isProvider() ? providers : resources).put(address, draft.declared()));
    return new Manifests(
        stack.map(Reading.StackDraft::name).orElse("default"),
        stack.map(Reading.StackDraft::stack).orElseGet(Assembler::plainStack),
        Map.copyOf(providers),
        java.util.Collections.unmodifiableSequencedMap(resources),
        coverage);
  }

  private static Stack plainStack() {
    return STACK.bind(
        dev.weir.kind.Defaults.fill(dev.weir.kind.Value.Fields.empty(STACK.shape()), "default"));
  }

  private Optional<Reading.StackDraft> stack() {
    var stacks = readings.stream().flatMap(reading -> reading.stacks().stream()).toList();
    stacks.stream()
        .skip(1)
        .forEach(stack ->
            problems.add(
                Diagnostic.error("duplicate-stack", "there is more than one `Stack` document")
                    .at(stack.place())
                    .related("the first is here", stacks.getFirst().place())
                    .hint("keep one; plan other stacks by themselves")));
    return stacks.stream().findFirst();
  }

  private void index(Draft draft) {
    var first = drafts.putIfAbsent(draft.declared().address(), draft);
    if (first != null) {
      problems.add(
          Diagnostic.error(
                  "duplicate-address", "`" + draft.declared().address() + "` is declared twice")
              .at(draft.name())
              .about(draft.declared().address())
              .related("declared here first", first.name())
              .hint("names are unique among the documents of a kind, whatever their provider"));
    }
  }

  private void provider(Draft draft) {
    var declared = draft.declared();
    var known =
        drafts.values().stream()
            .filter(Draft::isProvider)
            .filter(d -> d.declared().kind().apiVersion().equals(declared.kind().apiVersion()))
            .map(d -> d.declared().address().name())
            .toList();
    if (declared.provider().isEmpty()) {
      return;
    }
    var target = drafts.get(declared.provider().get());
    if (target == null && complete) {
      problems.add(
          Diagnostic.error(
                  "unknown-provider",
                  "there is no provider `" + declared.provider().get().name() + "`")
              .at(draft.places().of("provider"))
              .about(declared.address())
              .hint(Suggestion.hint(declared.provider().get().name(), known)));
    }
  }
}
