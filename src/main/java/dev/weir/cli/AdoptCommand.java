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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code weir adopt}. */
@Command(
    footer = {
      "  weir adopt Channel.main-stage",
      "  weir adopt --auto-approve Channel.main-stage Channel.second-stage live/"
    })
final class AdoptCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "ADDRESS|PATH",
      arity = "1..*",
      description =
          "Declared resources whose objects exist already: they are taken over as they are, and no"
              + " call changes them. And manifests, by default those of the current folder.")
  List<String> arguments = List.of();

  @Mixin RootOption root = new RootOption();

  @Mixin SandboxChoice sandbox = new SandboxChoice();

  @Mixin ApplyOptions apply = new ApplyOptions();

  AdoptCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    var selection = Selection.of(arguments, terminal.surroundings().currentFolder());
    var input = root.input(terminal.surroundings(), selection.paths());
    try (var events = new Events(terminal, apply.events)) {
      return events.telling(() -> adopt(input, selection, events));
    }
  }

  private int adopt(Input input, Selection selection, Events events) {
    try (var workspace = Workspace.open(terminal, input, sandbox, PlanOptions.converge())) {
      var manifests = adopting(workspace.manifests(), selection.addresses());
      try (var session = workspace.open("adopt", apply);
          var engine = workspace.engine(events)) {
        var execution = new Execution(terminal, workspace, events, apply, Goal.CONVERGE, "adopt");
        return adopt(engine, manifests, selection.addresses(), session, execution);
      }
    }
  }

  private static int adopt(
      Engine engine,
      Manifests manifests,
      List<Address> addresses,
      LedgerSession session,
      Execution execution) {
    var filter = new AddressFilter(addresses.stream().map(AddressPattern::of).toList(), List.of());
    var everything = engine.plan(manifests, session.ledger(), PlanOptions.converge().about(filter));
    var prepared = everything.with(only(everything.plan(), addresses));
    return execution.review(prepared.plan(), session)
        ? execution.run(engine, prepared, manifests, session)
        : execution.refusal(prepared.plan());
  }

  /** What is declared, these resources as if it said {@code lifecycle.adopt}. */
  private static Manifests adopting(Manifests manifests, List<Address> addresses) {
    if (addresses.isEmpty()) {
      throw new Refused(
          Diagnostic.error("nothing-to-adopt", "no resource is named")
              .hint("give its address, such as `weir adopt Channel.main-stage`"));
    }
    var resources = new LinkedHashMap<Address, Declared>(manifests.resources());
    for (var address : addresses) {
      var declared = resources.get(address);
      if (declared == null) {
        throw unknown(address, manifests);
      }
      resources.put(address, StandIn.adopting(declared));
    }
    return manifests.with(resources);
  }

  private static Refused unknown(Address address, Manifests manifests) {
    var known = manifests.resources().keySet().stream().map(Address::toString).toList();
    return new Refused(
        Diagnostic.error("not-declared", "no manifest declares `" + address + "`")
            .hint(Suggestion.hint(address.toString(), known)));
  }

  /**
   * The part of a plan that takes over.
   *
   * @throws Refused when one of the objects does not exist
   */
  private static Plan only(Plan plan, List<Address> addresses) {
    var changes = new LinkedHashMap<Address, Change>();
    var missing = new ArrayList<Diagnostic>();
    var notes = new ArrayList<Diagnostic>();
    for (var address : addresses) {
      var change = plan.changes().get(address);
      if (change == null) {
        continue;
      }
      if (change.action() == Action.ADOPT) {
        changes.put(address, change.because(List.of("it exists, and you asked to take it over")));
      } else if (change.entry().isEmpty()) {
        missing.add(notThere(change));
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

  private static Diagnostic oursAlready(Change change) {
    return Diagnostic.note(
            "ours-already", "`%s` is in the ledger already".formatted(change.address()))
        .about(change.address());
  }
}
