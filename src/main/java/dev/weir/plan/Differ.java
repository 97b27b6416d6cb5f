package dev.weir.plan;

import dev.weir.kind.Attribute;
import dev.weir.kind.AttributeType;
import dev.weir.kind.AttributeType.Order;
import dev.weir.kind.Field;
import dev.weir.kind.Value;
import dev.weir.plan.AttributeChange.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Compares what was last written, what is live and what is wanted, attribute by attribute.
 *
 * <p>What was last written has nothing for an attribute that no manifest has set yet: what is live
 * there is the provider's own choice, or somebody's whom nobody contradicted. A manifest that sets
 * it for the first time disagrees with nobody. It is otherwise where leaving out means that there
 * shall be none: then nothing was a statement too.
 */
final class Differ {

  private final boolean hasBase;
  private final List<AttributeChange> changes = new ArrayList<>();

  private Differ(boolean hasBase) {
    this.hasBase = hasBase;
  }

  /**
   * Every attribute that differs.
   *
   * @param base the values last written; absent when nothing is remembered
   * @param live the values at the provider
   * @param desired the values wanted; what is absent is left alone
   */
  static List<AttributeChange> compare(Value base, Value.Fields live, Value.Fields desired) {
    var differ = new Differ(base.isPresent());
    differ.block("", new Said(base, false), live, desired, false);
    return List.copyOf(differ.changes);
  }

  /**
   * What was last written.
   *
   * @param value absent for nothing
   * @param meant whether nothing would be a statement: that there shall be none
   */
  private record Said(Value value, boolean meant) {

    /** What was said of an attribute of this block. */
    Said of(Attribute attribute) {
      return value instanceof Value.Fields fields
          ? new Said(fields.get(attribute), attribute.clearedWhenUnset())
          : new Said(Value.Absent.ABSENT, meant);
    }

    /** What was said of an item of this list: a list that was written is complete. */
    Said of(Map<String, Value> items, String key) {
      return new Said(
          items.getOrDefault(key, Value.Absent.ABSENT), meant || value instanceof Value.Items);
    }

    boolean isNothing() {
      return !value.isPresent() && !meant;
    }
  }

  private void block(
      String prefix, Said base, Value.Fields live, Value.Fields desired, boolean replaces) {
    for (var attribute : desired.shape().attributes()) {
      if (attribute.computed()) {
        continue;
      }
      var path = prefix + attribute.name();
      var said = base.of(attribute);
      // A value that cannot be read is taken to be what was last written.
      var liveValue = attribute.writeOnly() ? said.value() : live.get(attribute);
      attribute(attribute, path, said, liveValue, desired.get(attribute), replaces);
    }
  }

  private void attribute(
      Attribute attribute,
      String path,
      Said base,
      Value live,
      Value desired,
      boolean parentReplaces) {
    if (attribute.leftAloneBy(desired)) {
      return;
    }
    var replaces = parentReplaces || attribute.role() == Field.Role.CREATE_ONLY;
    value(attribute.type(), path, base, live, desired, replaces);
  }

  private void value(
      AttributeType type, String path, Said base, Value live, Value desired, boolean replaces) {
    if (live instanceof Value.Fields liveBlock && desired instanceof Value.Fields desiredBlock) {
      block(path + ".", base, liveBlock, desiredBlock, replaces);
      return;
    }
    if (type instanceof AttributeType.ListOf(var item, _, _, Order.KeyedBy(var key))
        && live instanceof Value.Items(var liveItems)
        && desired instanceof Value.Items(var desiredItems)) {
      keyed(item, key, path, base, liveItems, desiredItems, replaces);
      return;
    }
    leaf(type, path, base, live, desired, replaces || addsCreateOnly(type, live, desired));
  }

  /** A block that comes new brings attributes along that only a new object can take. */
  private static boolean addsCreateOnly(AttributeType type, Value live, Value desired) {
    return Same.isNothing(live) && !Same.isNothing(desired) && holdsCreateOnly(type);
  }

  private static boolean holdsCreateOnly(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var shape) ->
          shape.attributes().stream()
              .anyMatch(a -> a.role() == Field.Role.CREATE_ONLY || holdsCreateOnly(a.type()));
      case AttributeType.ListOf list -> holdsCreateOnly(list.item());
      case AttributeType.MapOf map -> holdsCreateOnly(map.item());
      default -> false;
    };
  }

  private void keyed(
      AttributeType item,
      String key,
      String path,
      Said base,
      List<Value> live,
      List<Value> desired,
      boolean replaces) {
    var baseByKey = byKey(key, base.value() instanceof Value.Items(var items) ? items : List.of());
    var liveByKey = byKey(key, live);
    var desiredByKey = byKey(key, desired);
    var keys = new LinkedHashSet<>(desiredByKey.keySet());
    keys.addAll(liveByKey.keySet());
    for (var name : keys) {
      value(
          item,
          path + "[" + name + "]",
          base.of(baseByKey, name),
          liveByKey.getOrDefault(name, Value.Absent.ABSENT),
          desiredByKey.getOrDefault(name, Value.Absent.ABSENT),
          replaces);
    }
  }

  private static Map<String, Value> byKey(String key, List<Value> items) {
    var byKey = new LinkedHashMap<String, Value>();
    for (var item : items) {
      if (item instanceof Value.Fields fields) {
        byKey.put(fields.text(key), fields);
      }
    }
    return byKey;
  }

  private void leaf(
      AttributeType type, String path, Said base, Value live, Value desired, boolean replaces) {
    var verdict = verdict(type, base, live, desired);
    if (verdict != Verdict.IN_SYNC) {
      changes.add(new AttributeChange(path, base.value(), live, desired, verdict, replaces));
    }
  }

  private Verdict verdict(AttributeType type, Said base, Value live, Value desired) {
    boolean asWanted = !desired.hasUnknown() && Same.same(type, live, desired);
    if (!hasBase) {
      return asWanted ? Verdict.IN_SYNC : Verdict.UNATTRIBUTED;
    }
    if (base.isNothing()) {
      return asWanted ? Verdict.IN_SYNC : Verdict.PENDING;
    }
    if (!asWanted && Same.cannotBeTold(base.value(), live)) {
      return Verdict.UNATTRIBUTED;
    }
    boolean untouched = Same.same(type, live, base.value());
    if (asWanted) {
      return untouched ? Verdict.IN_SYNC : Verdict.CONVERGED;
    }
    if (untouched) {
      return Verdict.PENDING;
    }
    return Same.same(type, base.value(), desired) ? Verdict.DRIFT : Verdict.CONFLICT;
  }
}
