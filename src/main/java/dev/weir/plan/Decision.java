package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Attribute;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Shape;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Declared;
import dev.weir.plan.AttributeChange.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Stream;

/** Decides what is done to one declared resource. */
final class Decision {

  /**
   * What is known of one declared resource.
   *
   * @param declared its document
   * @param desired its values, references resolved as far as they are known
   * @param key its identity
   * @param entry what the ledger holds under its key or, failing that, under its address
   * @param live its values at the provider
   * @param amiss why it has to be written again although no attribute differs
   * @param old the values at the provider of the object that the entry is about, where that is
   *     another one
   * @param needs what must be done first
   * @param conflictAccepted whether changes made elsewhere may be overwritten
   * @param anew whether it is to be made anew although it need not be
   * @param now when it is planned
   */
  record Situation(
      Declared declared,
      Value.Fields desired,
      ObjectKey key,
      Optional<Entry> entry,
      Optional<Value.Fields> live,
      Optional<String> amiss,
      Optional<Value.Fields> old,
      SequencedSet<Address> needs,
      boolean conflictAccepted,
      boolean anew,
      Instant now) {

    Address address() {
      return declared.address();
    }

    /** Whether the ledger knows an object under this very key. */
    boolean isOurs() {
      return entry.isPresent() && entry.get().key().equals(key);
    }
  }

  private final Situation situation;

  private Decision(Situation situation) {
    this.situation = situation;
  }

  static Change decide(Situation situation) {
    return new Decision(situation).decide();
  }

  private Change decide() {
    var over = situation.live().isEmpty() ? over() : Optional.<String>empty();
    if (over.isPresent()) {
      var reason = "it is not there, explained by the clock: " + over.get();
      return change(Action.NO_OP, Optional.empty(), created(), List.of(), List.of(reason));
    }
    if (situation.isOurs()) {
      return situation.live().map(this::compare).orElseGet(this::createAgain);
    }
    if (situation.live().isPresent()) {
      return foreign(situation.live().get());
    }
    return situation
        .entry()
        .map(this::replaceIdentity)
        .orElseGet(() -> create("it does not exist yet"));
  }

  private Optional<String> over() {
    var passage = situation.declared().kind().passage();
    return passage.over(situation.desired(), situation.now());
  }

  private Change create(String reason) {
    return change(Action.CREATE, Optional.empty(), created(), List.of(), List.of(reason));
  }

  private Change createAgain() {
    return create("it was deleted outside Weir");
  }

  private Value.Fields created() {
    var after = situation.desired();
    for (var attribute : after.shape().attributes()) {
      if (attribute.computed()) {
        after = after.with(attribute.name(), Value.Unknown.UNKNOWN);
      }
    }
    return after;
  }

  /** The object stands under another natural key until now. */
  private Change replaceIdentity(Entry old) {
    var reason = "its natural key changes from `%s` to `%s`".formatted(old.key(), situation.key());
    var base = old.base(situation.declared().kind());
    // What is live has more to it than what was written: the provider's own defaults.
    var before = situation.old().map(live -> recall(base, live)).orElse(base);
    var attributes =
        Differ.compare(before, before, situation.desired()).stream()
            .map(c ->
                new AttributeChange(
                    c.path(), c.base(), c.live(), c.desired(), c.verdict(), identity(c)))
            .toList();
    var change =
        change(
            Action.REPLACE_CREATE_FIRST,
            Optional.of(before),
            created(),
            attributes,
            Stream.concat(
                    Stream.of(reason),
                    MovedUrls.of(situation.declared().kind(), before, situation.desired()).stream())
                .toList());
    return guardChangedSince(guardProtected(change), old, base);
  }

  /** The old object goes, so nobody may have changed it. */
  private Change guardChangedSince(Change change, Entry old, Value.Fields base) {
    var kind = situation.declared().kind();
    var changed =
        situation
            .old()
            .map(live ->
                new ByTheClock(kind, base, live, base, situation.now())
                    .unexplained(Differ.compare(base, live, base)))
            .orElse(List.of());
    if (changed.isEmpty() || situation.conflictAccepted() || change.blocked().isPresent()) {
      return change;
    }
    return change.block(Removals.changedSince(old, changed.getFirst(), situation.address()));
  }

  private boolean identity(AttributeChange change) {
    return situation.declared().kind().identity().stream()
        .map(Attribute::name)
        .anyMatch(change.path()::equals);
  }

  private Change foreign(Value.Fields live) {
    if (situation.declared().lifecycle().adopt()) {
      return change(
          Action.ADOPT,
          Optional.of(live),
          live,
          Differ.compare(Value.Absent.ABSENT, live, situation.desired()),
          List.of("it exists, and `lifecycle.adopt` takes it over"));
    }
    var change =
        change(
            Action.NO_OP,
            Optional.of(live),
            live,
            Differ.compare(Value.Absent.ABSENT, live, situation.desired()),
            List.of("it exists, and Weir did not make it"));
    return change.block(notOurs());
  }

  private Diagnostic notOurs() {
    return Diagnostic.error(
            "exists-already",
            "`%s` exists already as `%s`, and Weir did not make it"
                .formatted(situation.address(), situation.key()))
        .about(situation.address())
        .at(situation.declared().places().document())
        .hint(
            "take it over as it is with `weir adopt %s` or `lifecycle: {adopt: true}`, or give this"
                    .formatted(situation.address())
                + " one another name");
  }

  private Change compare(Value.Fields live) {
    var entry = situation.entry().orElseThrow();
    var kind = situation.declared().kind();
    var base = entry.base(kind);
    var told = Observed.explain(entry.observed(kind), base, live);
    var compared =
        Ignored.mark(
            Differ.compare(base, told, situation.desired()),
            situation.declared().lifecycle(),
            situation.now());
    var clock = new ByTheClock(kind, base, live, situation.desired(), situation.now());
    var differences = clock.mark(compared);
    var toWrite = differences.stream().filter(AttributeChange::needsWrite).toList();
    var recalled = recall(base, live);
    if (situation.anew()) {
      return guardConflict(guardProtected(asRequested(recalled, differences)), toWrite);
    }
    if (toWrite.isEmpty() && situation.amiss().isPresent()) {
      var after = overlay(recalled, differences, List.of());
      var reasons = List.of(situation.amiss().get());
      return change(Action.UPDATE, Optional.of(recalled), after, differences, reasons);
    }
    if (toWrite.isEmpty()) {
      return change(Action.NO_OP, Optional.of(recalled), recalled, differences, List.of());
    }
    boolean replace = toWrite.stream().anyMatch(AttributeChange::replaces);
    var after = replace ? created() : overlay(recalled, differences, toWrite);
    var change =
        change(
            replace ? Action.REPLACE : Action.UPDATE,
            Optional.of(recalled),
            after,
            differences,
            reasons(live.shape(), toWrite));
    return guardConflict(replace ? guardProtected(change) : change, toWrite);
  }

  private Change asRequested(Value.Fields recalled, List<AttributeChange> differences) {
    return change(
        Action.REPLACE, Optional.of(recalled), created(), differences, List.of("as requested"));
  }

  /** What is live, with what cannot be read as it was last written. */
  private static Value.Fields recall(Value.Fields base, Value.Fields live) {
    var recalled = live;
    for (var attribute : live.shape().attributes()) {
      if (attribute.writeOnly()) {
        recalled = recalled.with(attribute.name(), base.get(attribute));
      }
    }
    return recalled;
  }

  /** What will be there, computed attributes that the differences move being unknown. */
  private Value.Fields overlay(
      Value.Fields live, List<AttributeChange> differences, List<AttributeChange> toWrite) {
    var lifecycle = situation.declared().lifecycle();
    var wanted = Ignored.take(situation.desired(), live, differences, lifecycle);
    var after = Overlay.wanted(wanted, live);
    for (var attribute : live.shape().attributes()) {
      if (attribute.computed() && toWrite.stream().anyMatch(c -> follows(attribute, c))) {
        after = after.with(attribute.name(), Value.Unknown.UNKNOWN);
      }
    }
    return after;
  }

  private static boolean follows(Attribute computed, AttributeChange change) {
    return computed.follows().stream()
        .anyMatch(name ->
            name.equals("*") || change.path().equals(name) || change.path().startsWith(name + "."));
  }

  private static List<String> reasons(Shape shape, List<AttributeChange> differences) {
    var reasons = new ArrayList<String>();
    reason(reasons, differences, Verdict.CONFLICT, "the manifest and somebody else changed ");
    reason(reasons, differences, Verdict.DRIFT, "somebody else changed ");
    reason(reasons, differences, Verdict.PENDING, "the manifest changed ");
    reason(reasons, differences, Verdict.UNATTRIBUTED, "it differs in ");
    differences.stream()
        .filter(change -> change.verdict() == Verdict.CLOCK)
        .map(change ->
            "`%s` changed by itself: %s".formatted(change.path(), change.because().orElse("")))
        .forEach(reasons::add);
    differences.stream()
        .map(AttributeChange::attribute)
        .filter(name -> shape.attribute(name).writeOnly())
        .distinct()
        .map(
            name -> "`" + name + "` cannot be read back: it is compared with what was last written")
        .forEach(reasons::add);
    return reasons;
  }

  private static void reason(
      List<String> reasons, List<AttributeChange> differences, Verdict verdict, String words) {
    var paths =
        differences.stream()
            .filter(change -> change.verdict() == verdict)
            .map(change -> "`" + change.path() + "`")
            .toList();
    if (!paths.isEmpty()) {
      reasons.add(words + String.join(", ", paths));
    }
  }

  private Change guardProtected(Change change) {
    boolean declared = situation.declared().lifecycle().protect();
    boolean remembered = situation.entry().map(Entry::protect).orElse(false);
    if (!declared && !remembered) {
      return change;
    }
    var hint =
        declared
            ? "undo the change, or remove `lifecycle.protect` and apply that first"
            : "its protection was lifted in the manifest only just now: apply that without this"
                + " change first";
    return change.block(
        Diagnostic.error(
                "protected",
                "`%s` is protected, and this change would replace it".formatted(change.address()))
            .about(change.address())
            .at(situation.declared().places().document())
            .hint(hint));
  }

  private Change guardConflict(Change change, List<AttributeChange> differences) {
    var conflict = differences.stream().filter(c -> c.verdict() == Verdict.CONFLICT).findFirst();
    if (conflict.isEmpty() || situation.conflictAccepted() || change.blocked().isPresent()) {
      return change;
    }
    return change.block(
        Diagnostic.error(
                "conflict",
                "`%s` of `%s` was changed in the manifest and, to something else, at the provider"
                    .formatted(conflict.get().path(), change.address()))
            .about(change.address())
            .at(situation.declared().at(conflict.get().path()))
            .hint(
                "write the live value into the manifest to keep it, or give `--accept-conflict %s`"
                        .formatted(change.address())
                    + " to overwrite it"));
  }

  private Change change(
      Action action,
      Optional<Value.Fields> before,
      Value.Fields after,
      List<AttributeChange> attributes,
      List<String> reasons) {
    var from =
        situation
            .entry()
            .filter(_ -> situation.isOurs())
            .map(Entry::address)
            .filter(address -> !address.equals(situation.address()));
    return new Change(
        situation.address(),
        situation.declared().kind(),
        situation.declared().provider(),
        situation.key(),
        action,
        before,
        Optional.of(after),
        attributes,
        reasons,
        situation.entry(),
        from,
        situation.needs(),
        Optional.empty());
  }
}
