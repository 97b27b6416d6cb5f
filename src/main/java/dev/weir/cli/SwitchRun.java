package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.engine.Engine;
import dev.weir.engine.Providers;
import dev.weir.engine.Target;
import dev.weir.kind.Address;
import dev.weir.kind.Scalars;
import dev.weir.kind.Value;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.manifest.StandIn;
import dev.weir.plan.Action;
import dev.weir.plan.AddressFilter;
import dev.weir.plan.AddressPattern;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions.Goal;
import dev.weir.provider.Operation;
import dev.weir.provider.ProviderModule;
import dev.weir.provider.Switches;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Switches resources on or off at once, as an apply of manifests would that say so and nothing
 * else: with the ledger's lock, its intents, the on-air guard, a record of the run, and a question.
 *
 * @param on whether on or off
 * @param until when the service is to switch them on again
 */
record SwitchRun(Terminal terminal, SwitchOptions options, boolean on, Optional<Instant> until) {

  /** Notes about what is left out here on purpose. */
  private static final Set<String> OWN_DOING = Set.of("ignored", "partial-plan");

  /** A resource that is to be switched. */
  private record Wish(Declared declared, String attribute, Value value) {
    Address address() {
      return declared.address();
    }

    /** As its manifest would have to say it. */
    String text() {
      return attribute + ": " + Scalars.write(value).orElse("");
    }

    boolean isDeclared() {
      return declared.spec().get(attribute).equals(value);
    }
  }

  private String verb() {
    return on ? "enable" : "disable";
  }

  /** Runs; the exit code. */
  int run() {
    var selection = options.targets.selection(terminal.surroundings());
    try (var workspace = options.targets.open(terminal, selection, options.plan())) {
      var wishes = wishes(workspace, selection);
      int code = perform(workspace, wishes);
      if (code == ExitCode.SUCCESS) {
        reconcile(workspace, wishes);
      }
      return code;
    }
  }

  private List<Wish> wishes(Workspace workspace, Selection selection) {
    try (var operations = workspace.operations()) {
      var targets = options.targets.named(operations, selection, Operation.SWITCH);
      if (targets.isEmpty()) {
        throw new Refused(
            Diagnostic.error("usage", "no resource is named")
                .hint("give its address, such as `weir %s Channel.main-stage`".formatted(verb())));
      }
      return targets.stream()
          .map(target -> wish(target, operations.of(target, Switches.class)))
          .toList();
    }
  }

  private Wish wish(Target target, Switches switches) {
    var declared = target.declared().orElseThrow(() -> new Refused(unmanaged(target.name())));
    until
        .filter(end -> switches.offUntil(end).isEmpty())
        .ifPresent(_ -> {
          throw new Refused(
              Diagnostic.error(
                      "not-offered",
                      "`--until` does not work for `%s`: its provider switches nothing on by itself"
                          .formatted(target.name()))
                  .about(target.name())
                  .at(declared.places().document())
                  .hint("`weir enable` it later, for instance from a pipeline's schedule"));
        });
    return new Wish(declared, switches.attribute(), switches.value(on));
  }

  /** What Weir does not manage it does not change. */
  private static Diagnostic unmanaged(String name) {
    return Diagnostic.error("not-declared", "no manifest declares `" + name + "`")
        .hint("declare it and take it over with `weir adopt`; Weir changes only what is its own");
  }

  private int perform(Workspace workspace, List<Wish> wishes) {
    var manifests = saying(workspace.manifests(), wishes);
    var providers =
        until
            .map(end -> Providers.of(locking(workspace.providers(), end)))
            .orElseGet(workspace::providers);
    try (var session = workspace.open(verb(), options.apply);
        var events = new Events(terminal, options.apply.events);
        var engine = workspace.engine(events, providers)) {
      var prepared = plan(engine, manifests, session, wishes);
      var execution =
          new Execution(terminal, workspace, events, options.apply, Goal.CONVERGE, verb());
      return execution.review(prepared.plan(), session)
          ? execution.run(engine, prepared, manifests, session)
          : execution.refusal(prepared.plan());
    }
  }

  private static List<ProviderModule> locking(Providers providers, Instant end) {
    return providers.modules().stream()
        .<ProviderModule>map(module -> new LockingModule(module, end))
        .toList();
  }

  /** What is declared, as if these documents said so. */
  private static Manifests saying(Manifests manifests, List<Wish> wishes) {
    var resources = new LinkedHashMap<>(manifests.resources());
    wishes.forEach(wish ->
        resources.put(
            wish.address(), StandIn.onlySetting(wish.declared(), wish.attribute(), wish.value())));
    return new Manifests(
        manifests.stackName(),
        manifests.stack(),
        manifests.providers(),
        resources,
        manifests.read());
  }

  private Engine.Prepared plan(
      Engine engine, Manifests manifests, LedgerSession session, List<Wish> wishes) {
    for (var wish : wishes) {
      if (session.find(wish.address()).isEmpty()) {
        throw new Refused(unowned(wish));
      }
    }
    var patterns = wishes.stream().map(Wish::address).map(AddressPattern::of).toList();
    var about = options.plan().about(new AddressFilter(patterns, List.of()));
    try (var _ = terminal.surroundings().interrupts().exitAfter(session::close)) {
      var everything = engine.plan(manifests, session.ledger(), about);
      return everything.with(only(everything.plan(), wishes));
    }
  }

  private static Diagnostic unowned(Wish wish) {
    return Diagnostic.error(
            "not-in-ledger", "`%s` is declared, but not Weir's yet".formatted(wish.address()))
        .at(wish.declared().places().document())
        .about(wish.address())
        .hint("`weir apply` makes it, `weir adopt` takes over what exists");
  }

  /** The part of a plan that switches. */
  private Plan only(Plan plan, List<Wish> wishes) {
    var changes = new LinkedHashMap<Address, Change>();
    var notes = new ArrayList<Diagnostic>();
    for (var wish : wishes) {
      var change = plan.changes().get(wish.address());
      if (change == null) {
        continue;
      }
      if (change.action() == Action.NO_OP) {
        notes.add(alreadySo(wish));
      } else if (change.action() != Action.UPDATE) {
        throw new Refused(gone(wish));
      }
      changes.put(wish.address(), change.because(List.of("you asked to %s it".formatted(verb()))));
    }
    plan.notes().stream().filter(note -> !OWN_DOING.contains(note.code())).forEach(notes::add);
    return new Plan(
        plan.stack(), changes, List.of(), plan.unread(), plan.recoveries(), plan.stops(), notes);
  }

  private Diagnostic alreadySo(Wish wish) {
    var text = "`%s` is %sd already".formatted(wish.address(), verb());
    if (until.isPresent()) {
      throw new Refused(
          Diagnostic.error("already-so", text)
              .about(wish.address())
              .hint("`weir enable` it first, then disable it with `--until`"));
    }
    return Diagnostic.note("already-so", text).about(wish.address());
  }

  private static Diagnostic gone(Wish wish) {
    return Diagnostic.error(
            "not-found", "`%s` is not at its provider any more".formatted(wish.address()))
        .about(wish.address())
        .hint("`weir plan` tells what an apply would do about it");
  }

  /** Says what the manifests say otherwise, or writes it into them. */
  private void reconcile(Workspace workspace, List<Wish> wishes) {
    var edits =
        new ManifestEdits(workspace.root(), workspace.manifests().variation().environment());
    var told = new ArrayList<Diagnostic>();
    for (var wish : wishes) {
      if (!wish.isDeclared()) {
        var obstacle =
            options.edit
                ? edits.set(wish.declared(), wish.attribute(), wish.value())
                : Optional.of("");
        obstacle.ifPresent(why -> told.add(disagreeing(wish, why)));
      }
    }
    edits.write();
    edits.changedFiles().forEach(file -> terminal.say("Edited: " + file + "\n"));
    terminal.tell(told);
  }

  private Diagnostic disagreeing(Wish wish, String obstacle) {
    var place = wish.declared().at(wish.attribute());
    var what = "the manifest of `%s` does not say `%s`".formatted(wish.address(), wish.text());
    var diagnostic = Diagnostic.warning("manifest-disagrees", what).at(place).about(wish.address());
    if (until.isPresent()) {
      return diagnostic.hint("an apply before %s enables it again".formatted(until.get()));
    }
    var next = "the next apply would %s it again".formatted(on ? "disable" : "enable");
    return diagnostic.hint(
        obstacle.isEmpty()
            ? next + "; `--edit` writes it there"
            : next + "; it cannot be written there: " + obstacle);
  }
}
