package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.engine.Engine;
import dev.weir.kind.Address;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Input;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.StandIn;
import dev.weir.plan.Action;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir adopt}. */
@Command(
    footer = {
      "  weir adopt Channel.main-stage",
      "  weir adopt --auto-approve Channel.main-stage Channel.second-stage live/",
      "  weir adopt 'Channel.*' live/",
      "  weir adopt '*.*' live/            everything that was exported"
    })
final class AdoptCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ADDRESS|PATH",
      arity = "1..*",
      description =
          "Declared resources whose objects exist already: they are taken over as they are, and no"
              + " call changes them; * stands for any characters, and then what does not exist is"
              + " passed over. And manifests, by default those of the current folder.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin ApplyOptions apply = new ApplyOptions();

  AdoptCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = Wanted.of(arguments, terminal.surroundings().currentFolder());
    var input = root.input(terminal.surroundings(), selection.paths());
    try (var events = new Events(terminal, apply.events)) {
      return events.telling(() -> adopt(input, selection, events));
    }
  }

  private int adopt(Input input, Wanted selection, Events events) {
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      var wanted = selection.in(workspace.manifests());
      var manifests = adopting(workspace.manifests(), wanted.keySet());
      try (var session = workspace.open("adopt", apply);
          var engine = workspace.engine(events)) {
        var execution = new Execution(terminal, workspace, events, apply, Goal.CONVERGE, "adopt");
        return adopt(engine, manifests, wanted, session, execution);
      }
    }
  }

  private static int adopt(
      Engine engine,
      Manifests manifests,
      SequencedMap<Address, Boolean> wanted,
      LedgerSession session,
      Execution execution) {
    var filter =
        new AddressFilter(wanted.keySet().stream().map(AddressPattern::of).toList(), List.of());
    var everything = engine.plan(manifests, session.ledger(), PlanOptions.converge().about(filter));
    var prepared = everything.with(only(everything.plan(), wanted));
    return execution.review(prepared.plan(), session)
        ? execution.run(engine, prepared, manifests, session)
        : execution.refusal(prepared.plan());
  }

  /** What is declared, these resources as if it said {@code lifecycle.adopt}. */
  private static Manifests adopting(Manifests manifests, Set<Address> addresses) {
    var resources = new LinkedHashMap<Address, Declared>(manifests.resources());
    resources.replaceAll(
        (address, declared) -> addresses.contains(address) ? StandIn.adopting(declared) : declared);
    return manifests.with(resources);
  }

  /**
   * What somebody asked for.
   *
   * @param paths where manifests are
   * @param patterns addresses, perhaps of many
   */
  private record Wanted(List<String> paths, List<AddressPattern> patterns) {

    /** An argument that names something on disk is a path, whatever it looks like. */
    static Wanted of(List<String> arguments, Path currentFolder) {
      var paths = new ArrayList<String>();
      var patterns = new ArrayList<AddressPattern>();
      for (var argument : arguments) {
        var pattern = AddressPattern.parse(argument);
        if (pattern.isPresent() && Files.notExists(currentFolder.resolve(argument))) {
          patterns.add(pattern.get());
        } else {
          paths.add(argument);
        }
      }
      return new Wanted(paths, patterns);
    }

    /**
     * The declared resources that are meant, and whether each was named itself.
     *
     * @throws Refused when a name or a pattern means none
     */
    SequencedMap<Address, Boolean> in(Manifests manifests) {
      if (patterns.isEmpty()) {
        throw new Refused(
            Diagnostic.error("nothing-to-adopt", "no resource is named")
                .hint("give its address, such as `weir adopt Channel.main-stage`"));
      }
      var meant = new LinkedHashMap<Address, Boolean>();
      for (var pattern : patterns) {
        boolean named = Address.parse(pattern.text()).isPresent();
        var found = manifests.resources().keySet().stream().filter(pattern::matches).toList();
        if (found.isEmpty()) {
          throw unknown(pattern, manifests);
        }
        found.forEach(address -> meant.merge(address, named, Boolean::logicalOr));
      }
      return meant;
    }

    private static Refused unknown(AddressPattern pattern, Manifests manifests) {
      var known = manifests.resources().keySet().stream().map(Address::toString).toList();
      return new Refused(
          Diagnostic.error("not-declared", "no manifest declares `" + pattern + "`")
              .hint(Suggestion.hint(pattern.text(), known)));
    }
  }

  /**
   * The part of a plan that takes over.
   *
   * @throws Refused when one of the objects does not exist
   */
  private static Plan only(Plan plan, SequencedMap<Address, Boolean> wanted) {
    var changes = new LinkedHashMap<Address, Change>();
    var missing = new ArrayList<Diagnostic>();
    var notes = new ArrayList<Diagnostic>();
    for (var address : wanted.keySet()) {
      var change = plan.changes().get(address);
      if (change == null) {
        continue;
      }
      if (change.action() == Action.ADOPT) {
        changes.put(address, change.because(List.of("it exists, and you asked to take it over")));
      } else if (change.entry().isEmpty() && Boolean.TRUE.equals(wanted.get(address))) {
        missing.add(notThere(change));
      } else if (change.entry().isEmpty()) {
        notes.add(passedOver(change));
      } else {
        notes.add(oursAlready(change));
      }
    }
    if (!missing.isEmpty()) {
      throw new Refused(missing);
    }
    return new Plan(
        plan.stack(),
        changes,
        plan.unmanaged(),
        plan.unread(),
        List.of(),
        Policies.denials(plan, changes.keySet()),
        notes);
  }

  private static Diagnostic notThere(Change change) {
    return Diagnostic.error(
            "nothing-to-adopt",
            "`%s` does not exist as `%s`".formatted(change.address(), change.key()))
        .about(change.address())
        .hint("`weir apply` creates it");
  }

  private static Diagnostic passedOver(Change change) {
    return Diagnostic.note(
            "nothing-to-adopt",
            "`%s` does not exist as `%s`, and is passed over"
                .formatted(change.address(), change.key()))
        .about(change.address());
  }

  private static Diagnostic oursAlready(Change change) {
    return Diagnostic.note(
            "ours-already", "`%s` is in the ledger already".formatted(change.address()))
        .about(change.address());
  }
}
