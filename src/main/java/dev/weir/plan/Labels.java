package dev.weir.plan;

import dev.weir.kind.Address;
import dev.weir.kind.AttributeType;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.manifest.Manifests;
import dev.weir.plan.AttributeChange.Verdict;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells for each change where it comes from: what the plan of a base revision, made from the same
 * look at what is live, would do as well was pending before, or is drift; what only this plan does
 * comes from the working tree.
 *
 * @param changes why each change that does something is there, the gravest first; a change has more
 *     than one reason when its attributes have
 * @param attributes the same for each attribute that is written, by its path
 */
public record Labels(
    Map<Address, Set<Provenance>> changes, Map<Address, Map<String, Provenance>> attributes) {

  /**
   * What was planned of one revision.
   *
   * @param manifests what it declares
   * @param plan what it would do
   */
  public record Revision(Manifests manifests, Plan plan) {}

  /** Labels the changes of one revision by what another one would do. */
  public static Labels of(Revision base, Revision head) {
    return new Comparison(base, head).labels();
  }

  private static final class Comparison {
    private final Manifests before;
    private final Manifests now;
    private final Plan head;
    private final Map<ObjectKey, Change> byKey = new HashMap<>();
    private final Map<Address, Set<Provenance>> changes = new LinkedHashMap<>();
    private final Map<Address, Map<String, Provenance>> attributes = new LinkedHashMap<>();

    Comparison(Revision base, Revision head) {
      this.before = base.manifests();
      this.now = head.manifests();
      this.head = head.plan();
      base.plan().changes().values().forEach(change -> byKey.put(change.key(), change));
    }

    Labels labels() {
      for (var change : head.changes().values()) {
        if (change.isEffective()) {
          label(change);
        }
      }
      return new Labels(changes, attributes);
    }

    private void label(Change change) {
      var base = Optional.ofNullable(byKey.get(change.key()));
      var found = EnumSet.noneOf(Provenance.class);
      switch (change.action()) {
        case UPDATE, REPLACE, REPLACE_CREATE_FIRST -> written(change, base, found);
        case CREATE -> created(change, base, found);
        case DELETE, ADOPT, FORGET, NO_OP -> {}
      }
      if (change.movedFrom().isPresent()) {
        found.add(
            base.map(Change::movedFrom).filter(change.movedFrom()::equals).isPresent()
                ? Provenance.ALREADY_PENDING
                : Provenance.THIS_CHANGE);
      }
      if (found.isEmpty()) {
        found.add(whole(change, base));
      }
      changes.put(change.address(), found);
    }

    private void written(Change change, Optional<Change> base, Set<Provenance> found) {
      var byPath = new LinkedHashMap<String, Provenance>();
      for (var attribute : change.attributes()) {
        if (attribute.needsWrite() && attribute.verdict() != Verdict.IN_SYNC) {
          byPath.put(attribute.path(), of(change, attribute, base));
        }
      }
      found.addAll(byPath.values());
      attributes.put(change.address(), byPath);
    }

    private Provenance of(Change change, AttributeChange attribute, Optional<Change> base) {
      if (attribute.verdict() == Verdict.CONFLICT) {
        return Provenance.CONFLICT;
      }
      boolean same =
          base.stream()
              .flatMap(other -> other.attributes().stream())
              .filter(AttributeChange::needsWrite)
              .filter(other -> other.path().equals(attribute.path()))
              .anyMatch(
                  other -> same(change, attribute.path(), other.desired(), attribute.desired()));
      if (!same) {
        return Provenance.THIS_CHANGE;
      }
      return attribute.verdict() == Verdict.DRIFT ? Provenance.DRIFT : Provenance.ALREADY_PENDING;
    }

    /** What is not known yet is the same when both revisions write it in the same words. */
    private boolean same(Change change, String path, Value theirs, Value mine) {
      var attribute = AttributeChange.first(path);
      boolean equal =
          path.equals(attribute)
              ? meanTheSame(change.kind().shape().attribute(path).type(), theirs, mine)
              : theirs.equals(mine);
      return equal
          && (!mine.hasUnknown()
              || words(before, there(change), attribute)
                  .equals(words(now, change.address(), attribute)));
    }

    private static boolean meanTheSame(AttributeType type, Value one, Value other) {
      return Same.same(type, one, other) && Same.same(type, other, one);
    }

    private static Optional<Value> words(Manifests manifests, Address address, String attribute) {
      return manifests.find(address).map(declared -> declared.spec().get(attribute));
    }

    /** The address that the base revision has for it. */
    private Address there(Change change) {
      return Optional.ofNullable(byKey.get(change.key()))
          .map(Change::address)
          .orElse(change.address());
    }

    private void created(Change change, Optional<Change> base, Set<Provenance> found) {
      var also = base.filter(other -> other.action() == Action.CREATE);
      if (also.isEmpty()) {
        found.add(Provenance.THIS_CHANGE);
        return;
      }
      found.add(whole(change, base));
      var mine = change.after().orElseThrow();
      var theirs = also.get().after().orElseThrow();
      boolean otherwise =
          mine.shape().attributes().stream()
              .filter(attribute -> !attribute.computed())
              .anyMatch(attribute ->
                  !same(change, attribute.name(), theirs.get(attribute), mine.get(attribute)));
      if (otherwise) {
        found.add(Provenance.THIS_CHANGE);
      }
    }

    /** Where a change comes from that is not about single attributes. */
    private static Provenance whole(Change change, Optional<Change> base) {
      boolean also =
          base.filter(other ->
                  other.action() == change.action()
                      && (other.action() != Action.NO_OP || other.blocked().isPresent()))
              .isPresent();
      if (!also) {
        return Provenance.THIS_CHANGE;
      }
      return isRepair(change) ? Provenance.DRIFT : Provenance.ALREADY_PENDING;
    }

    /** Whether it makes good what happened at the provider. */
    private static boolean isRepair(Change change) {
      return switch (change.action()) {
        case CREATE -> change.entry().map(Entry::key).filter(change.key()::equals).isPresent();
        case UPDATE -> true;
        case NO_OP, REPLACE, REPLACE_CREATE_FIRST, DELETE, ADOPT, FORGET -> false;
      };
    }
  }
}
