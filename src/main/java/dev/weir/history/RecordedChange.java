package dev.weir.history;

import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.kind.ValueJson;
import dev.weir.ledger.Entry;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One planned change with what was there before it, secrets as keyed digests.
 *
 * @param address the resource
 * @param kind its kind's id
 * @param provider the provider document it went through
 * @param key its identity, the new one when it was replaced under another
 * @param action what was to be done
 * @param before its values before; empty when it did not exist
 * @param entry what the ledger held of it before
 * @param movedFrom the address it had before
 */
public record RecordedChange(
    Address address,
    String kind,
    Optional<Address> provider,
    ObjectKey key,
    Action action,
    Optional<ObjectNode> before,
    Optional<Entry> entry,
    Optional<Address> movedFrom) {

  static RecordedChange of(Change change) {
    return new RecordedChange(
        change.address(),
        change.kind().id(),
        change.provider(),
        change.key(),
        change.action(),
        change.before().map(ValueJson::write),
        change.entry(),
        change.movedFrom());
  }

  /** The address it had before the run. */
  Address addressBefore() {
    var recorded = entry.map(Entry::address).orElse(address);
    // An old object that an earlier run did not get to delete belongs to the resource all the same.
    return recorded.equals(Change.replacedAddress(address)) ? address : recorded;
  }

  /** The identity it had before the run. */
  ObjectKey keyBefore() {
    return entry.map(Entry::key).orElse(key);
  }

  /** Its values before, with what the provider never tells as the ledger held it. */
  Optional<Value.Fields> before(Kind<?> shape) {
    return before.map(json -> {
      var values = ValueJson.read(shape.shape(), json);
      for (var attribute : shape.shape().attributes()) {
        if (attribute.writeOnly() && !values.get(attribute).isPresent() && entry.isPresent()) {
          values = values.with(attribute.name(), entry.get().base(shape).get(attribute));
        }
      }
      return values;
    });
  }
}
