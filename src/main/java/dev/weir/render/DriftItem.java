package dev.weir.render;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One difference of a report, to be found again in another.
 *
 * @param item what people read
 * @param provider the provider document it was read through
 * @param state its value and verdict
 */
record DriftItem(DriftSince.Item item, Optional<String> provider, String state) {

  /** What stays when its value changes. */
  String identity() {
    return item.subject() + "\n" + item.path().orElse("");
  }

  /** A name of the difference and its state, which tells neither. */
  String fingerprint() {
    return Finding.sha256((identity() + "\n" + state).getBytes(StandardCharsets.UTF_8));
  }

  /** Every difference of a report, what nobody manages included. */
  static SequencedMap<String, DriftItem> byIdentity(DriftDocument report) {
    var items = new LinkedHashMap<String, DriftItem>();
    for (var resource : report.resources()) {
      if (resource.fields().isEmpty()) {
        add(items, whole(resource));
      }
      resource.fields().forEach(field -> add(items, of(resource, field)));
    }
    for (var object : report.unmanaged()) {
      var subject = new DriftSince.Item(object.key(), Optional.empty(), "unmanaged");
      add(items, new DriftItem(subject, Optional.empty(), object.kind()));
    }
    return items;
  }

  private static void add(SequencedMap<String, DriftItem> items, DriftItem item) {
    items.put(item.identity(), item);
  }

  static DriftItem whole(DriftedResource resource) {
    var item = new DriftSince.Item(resource.address(), Optional.empty(), resource.verdict());
    return new DriftItem(item, resource.provider(), resource.verdict());
  }

  static DriftItem of(DriftedResource resource, DriftedField field) {
    var item = new DriftSince.Item(resource.address(), Optional.of(field.path()), field.verdict());
    return new DriftItem(item, resource.provider(), field.verdict() + " " + field.live());
  }
}
