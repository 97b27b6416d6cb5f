package dev.weir.plan;

import dev.weir.kind.Attribute;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import java.util.List;
import java.util.Optional;

/**
 * What of a change would cut or alter a stream that is being pushed to the object.
 *
 * @param key the object that the stream goes to, which is the old one of two
 * @param live its values as they are now, secrets as digests
 * @param attributes the attributes whose change would do it; empty when the object goes, or is
 *     written again as it is
 */
public record Disruption(ObjectKey key, Value.Fields live, List<String> attributes) {

  public Disruption {
    attributes = List.copyOf(attributes);
  }

  /**
   * What a change would disrupt. Taking an object away always does; changing it does unless every
   * attribute that changes is declared to leave a push alone.
   */
  public static Optional<Disruption> of(Change change) {
    return switch (change.action()) {
      case NO_OP, CREATE, ADOPT, FORGET -> Optional.empty();
      case DELETE, REPLACE, REPLACE_CREATE_FIRST ->
          change.before().map(live -> going(change, live));
      case UPDATE -> change.before().flatMap(live -> changing(change, live));
    };
  }

  private static Disruption going(Change change, Value.Fields live) {
    var key = change.entry().map(Entry::key).orElse(change.key());
    return new Disruption(key, live, List.of());
  }

  private static Optional<Disruption> changing(Change change, Value.Fields live) {
    var written =
        change.attributes().stream()
            .filter(AttributeChange::needsWrite)
            .map(AttributeChange::attribute)
            .distinct()
            .toList();
    var harmful = written.stream().filter(name -> !attribute(change, name).harmless()).toList();
    return written.isEmpty() || !harmful.isEmpty()
        ? Optional.of(new Disruption(change.key(), live, harmful))
        : Optional.empty();
  }

  private static Attribute attribute(Change change, String name) {
    return change.kind().shape().attribute(name);
  }
}
