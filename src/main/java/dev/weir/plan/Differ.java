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

/** Compares what was last written, what is live and what is wanted, attribute by attribute. */
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
    differ.block("", base, live, desired, false);
    return List.copyOf(differ.changes);
  }

  private void block(
      String prefix, Value base, Value.Fields live, Value.Fields desired, boolean replaces) {
    for (var attribute : desired.shape().attributes()) {
      if (attribute.computed()) {
        continue;
      }
      var path = prefix + attribute.name();
      var baseValue =
          base instanceof Value.Fields fields ? fields.get(attribute) : Value.Absent.ABSENT;
      // A value that cannot be read is taken to be what was last written.
      var liveValue = attribute.writeOnly() ? baseValue : live.get(attribute);
      attribute(attribute, path, baseValue, liveValue, desired.get(attribute), replaces);
    }
  }

  private void attribute(
      Attribute attribute,
      String path,
      Value base,
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
      AttributeType type, String path, Value base, Value live, Value desired, boolean replaces) {
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
      Value base,
      List<Value> live,
      List<Value> desired,
      boolean replaces) {
    var baseByKey = byKey(key, base instanceof Value.Items(var items) ? items : List.of());
    var liveByKey = byKey(key, live);
    var desiredByKey = byKey(key, desired);
    var keys = new LinkedHashSet<>(desiredByKey.keySet());
    keys.addAll(liveByKey.keySet());
    for (var name : keys) {
      value(
          item,
          path + "[" + name + "]",
          baseByKey.getOrDefault(name, Value.Absent.ABSENT),
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
      AttributeType type, String path, Value base, Value live, Value desired, boolean replaces) {
    var verdict = verdict(type, base, live, desired);
    if (verdict != Verdict.IN_SYNC) {
      changes.add(new AttributeChange(path, base, live, desired, verdict, replaces));
    }
  }

  private Verdict verdict(AttributeType type, Value base, Value live, Value desired) {
    boolean asWanted = !desired.hasUnknown() && Same.same(type, live, desired);
    if (!hasBase) {
      return asWanted ? Verdict.IN_SYNC : Verdict.UNATTRIBUTED;
    }
    boolean untouched = Same.same(type, live, base);
    if (asWanted) {
      return untouched ? Verdict.IN_SYNC : Verdict.CONVERGED;
    }
    if (untouched) {
      return Verdict.PENDING;
    }
    return Same.same(type, base, desired) ? Verdict.DRIFT : Verdict.CONFLICT;
  }
}
