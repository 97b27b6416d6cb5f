package dev.weir.history;

import dev.weir.diag.Diagnostic;
import dev.weir.engine.Engine;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.plan.Action;
import dev.weir.plan.AttributeChange.Verdict;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the plan of a rollback of a plan for everything: only what the run touched, with reasons
 * that name the run, forbidden where somebody changed the object since.
 */
public final class RollbackPlan {

  private final Rollback.Input input;
  private final String id;
  private final Map<ObjectKey, String> changedLater;
  private final List<Diagnostic> notes;

  RollbackPlan(Rollback.Input input, List<Diagnostic> losses) {
    this.input = input;
    this.id = input.run().header().id();
    this.changedLater = changedLater(input.later());
    this.notes = new ArrayList<>(losses);
  }

  /** Objects that later runs may have changed; a run that was rolled back counts no more. */
  private static Map<ObjectKey, String> changedLater(List<RunRecord> later) {
    var undone = new HashSet<String>();
    for (var run : later) {
      var what = run.header().what();
      boolean complete =
          run.end().filter(end -> end.outcome() == RunRecord.Outcome.COMPLETE).isPresent();
      if (what.startsWith(WHAT) && complete) {
        undone.add(what.substring(WHAT.length()));
        undone.add(run.header().id());
      }
    }
    var changed = new HashMap<ObjectKey, String>();
    for (var run : later) {
      if (!undone.contains(run.header().id())) {
        run.touchedKeys().forEach(key -> changed.put(key, run.header().id()));
      }
    }
    return changed;
  }

  /** That it is about a part of the stack goes without saying. */
  private static final Set<String> PARTIAL = Set.of("partial-plan", "not-read");

  /** The code of the note that the manifests ask for something else afterwards. */
  public static final String DISAGREE = "manifests-disagree";

  /** What a record of a rollback says it is, before the id of the run that is undone. */
  public static final String WHAT = "rollback of ";

  /** The plan of the rollback. */
  public Engine.Prepared of(Engine.Prepared everything) {
    var touched = input.run().touchedKeys();
    var changes = new LinkedHashMap<Address, Change>();
    everything
        .plan()
        .changes()
        .forEach((address, change) -> {
          if (!touched.contains(change.key()) && !touched.contains(keyNow(change))) {
            return;
          }
          if (everything.refused().contains(address)) {
            notes.add(impossible(change));
            return;
          }
          changes.put(address, guard(change.because(reasons(change))));
          losses(change);
        });
    var plan = everything.plan();
    plan.notes().stream().filter(note -> !PARTIAL.contains(note.code())).forEach(notes::add);
    changes.values().forEach(this::leftBehind);
    boolean leavesGit = !input.run().header().what().startsWith(WHAT);
    if (leavesGit && changes.values().stream().anyMatch(Change::isEffective)) {
      notes.add(manifestsDisagree());
    }
    return everything.with(
        new Plan(
            plan.stack(),
            changes,
            plan.unmanaged(),
            plan.unread(),
            plan.recoveries(),
            plan.stops(),
            notes,
            plan.policies(),
            Optional.empty()));
  }

  private static ObjectKey keyNow(Change change) {
    return change.entry().map(Entry::key).orElse(change.key());
  }

  private Diagnostic impossible(Change change) {
    var why = change.blocked().map(Diagnostic::message).orElse("its account refuses");
    return Diagnostic.warning(
            "not-brought-back",
            "`%s` is not brought back to what it was before run %s: %s"
                .formatted(change.address(), id, why))
        .about(change.address());
  }

  private List<String> reasons(Change change) {
    var run = "run " + id;
    var first =
        switch (change.action()) {
          case NO_OP -> change.movedFrom().map(_ -> run + " moved it");
          case CREATE -> Optional.of(run + " deleted it, or it was deleted since");
          case UPDATE -> Optional.of("back to what it was before " + run);
          case REPLACE, REPLACE_CREATE_FIRST ->
              Optional.of("back to the object that was there before " + run);
          case DELETE -> Optional.of(run + " created it");
          case FORGET -> Optional.of(run + " took it over; the object stays");
          case ADOPT -> Optional.of(run + " forgot it; no call changes it");
        };
    var reasons = new ArrayList<String>();
    first.ifPresent(reasons::add);
    switch (change.action()) {
      // The proofs but those that speak of a document that was removed.
      case DELETE -> change.reasons().stream().filter(RollbackPlan::isProof).forEach(reasons::add);
      case REPLACE, REPLACE_CREATE_FIRST -> reasons.addAll(change.reasons());
      case NO_OP, CREATE, UPDATE, FORGET, ADOPT -> {
        // The run is reason enough.
      }
    }
    return reasons;
  }

  private static boolean isProof(String reason) {
    return reason.startsWith("the ledger says") || reason.startsWith("nobody changed");
  }

  /** What came after the run is somebody's work: it is not undone unless that was decided. */
  private Change guard(Change change) {
    if (!change.isEffective()
        || change.blocked().isPresent()
        || input.accepted().contains(change.address())) {
      return change;
    }
    var later = Optional.ofNullable(changedLater.get(change.key()));
    if (later.isPresent()) {
      return change.block(
          Diagnostic.error(
                  "changed-since-run",
                  "`%s` was changed by run %s, after run %s"
                      .formatted(change.address(), later.get(), id))
              .about(change.address())
              .hint(
                  "roll back run %s first, or give `--accept-conflict %s` to undo that too"
                      .formatted(later.get(), change.address())));
    }
    return drift(change).map(path -> change.block(changedSince(change, path))).orElse(change);
  }

  private static Optional<String> drift(Change change) {
    boolean writes = change.action() == Action.UPDATE || change.action().isReplace();
    return change.attributes().stream()
        .filter(_ -> writes)
        .filter(a -> a.verdict() == Verdict.DRIFT)
        .map(a -> a.path())
        .findFirst();
  }

  private Diagnostic changedSince(Change change, String path) {
    return Diagnostic.error(
            "changed-since-run",
            "somebody changed `%s` of `%s` after run %s".formatted(path, change.address(), id))
        .about(change.address())
        .hint("give `--accept-conflict %s` to undo that too".formatted(change.address()));
  }

  /** What an object that is made anew has not got, and what cannot be unset. */
  private void losses(Change change) {
    if (change.action() == Action.CREATE || change.action().isReplace()) {
      notes.add(madeAnew(change));
    }
    if (change.action() != Action.UPDATE) {
      return;
    }
    var wanted = change.after().orElseThrow();
    var before = imageOf(change);
    for (var attribute : wanted.shape().attributes()) {
      boolean cannotUnset =
          before.isPresent()
              && !attribute.computed()
              && !attribute.writeOnly()
              && attribute.leftAloneBy(before.get().get(attribute))
              && wanted.get(attribute).isPresent();
      if (cannotUnset) {
        notes.add(notUnset(change, attribute));
      }
    }
  }

  private Optional<Value.Fields> imageOf(Change change) {
    return input.run().touched().stream()
        .filter(recorded -> recorded.keyBefore().equals(change.key()))
        .findFirst()
        .flatMap(recorded -> recorded.before(change.kind()));
  }

  private static Diagnostic madeAnew(Change change) {
    var computed =
        change.kind().shape().attributes().stream()
            .filter(Attribute::computed)
            .map(attribute -> "`" + attribute.name() + "`")
            .collect(Collectors.joining(", "));
    var what =
        computed.isEmpty() ? "" : "what its provider computes (" + computed + ") may differ, and ";
    return Diagnostic.warning(
            "not-brought-back",
            "`%s` is made anew: %swhat its provider kept with it, such as recordings and"
                    .formatted(change.address(), what)
                + " statistics, does not come back")
        .about(change.address());
  }

  private static Diagnostic notUnset(Change change, Attribute attribute) {
    return Diagnostic.warning(
            "not-brought-back",
            "`%s` of `%s` was not set before and stays as it is: the provider cannot unset it"
                .formatted(attribute.name(), change.address()))
        .about(change.address());
  }

  /** Who still refers to an object that goes. */
  private void leftBehind(Change change) {
    if (change.action() != Action.DELETE) {
      return;
    }
    for (var declared : input.manifests().resources().values()) {
      boolean uses =
          declared.references().stream().anyMatch(r -> r.target().equals(change.address()));
      if (uses && !input.run().changes().containsKey(declared.address())) {
        notes.add(
            Diagnostic.warning(
                    "left-behind",
                    "`%s` refers to `%s`, which goes"
                        .formatted(declared.address(), change.address()))
                .about(declared.address())
                .at(declared.places().document()));
      }
    }
  }

  private Diagnostic manifestsDisagree() {
    var commit = input.run().header().commit();
    var from = commit.map(c -> " (it was made from commit " + c.substring(0, 10) + ")").orElse("");
    return Diagnostic.warning(
            DISAGREE, "after this rollback the manifests ask for something else than what is live")
        .hint(
            "revert in Git what run %s applied%s; until then every plan wants to do it again"
                .formatted(id, from));
  }
}
