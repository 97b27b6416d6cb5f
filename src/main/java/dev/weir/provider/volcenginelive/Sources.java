package dev.weir.provider.volcenginelive;

import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.provider.Catalogue.Resource;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a relay pulls from, in its order. */
final class Sources {

  private Sources() {}

  /**
   * One of them.
   *
   * @param path where in the relay's spec
   * @param address as it is written; empty when only the provider of another resource tells it
   * @param shown what people may see: parameters can be a signature, and are left out
   */
  record Source(String path, Optional<String> address, String shown) {

    /** What answers there: the host with its port, or the words that stand for it. */
    String host() {
      return address.map(Sources::host).orElse(shown);
    }
  }

  static List<Source> of(Resource relay) {
    boolean group = relay.kind().id().equals(LiveKinds.GROUP.id());
    var attribute = group ? "servers" : "srcAddrs";
    if (!(relay.spec().get(attribute) instanceof Value.Items(var items))) {
      return List.of();
    }
    var unknown = new ArrayList<>(relay.references());
    // What is known without asking anybody stands in the spec already.
    unknown.removeIf(reference -> reference.target().kind().equals("Provider"));
    // One reference for each unknown source tells which is whose.
    boolean even = items.stream().filter(Value::hasUnknown).count() == unknown.size();
    var sources = new ArrayList<Source>();
    for (int i = 0; i < items.size(); i++) {
      var path = attribute + "[" + i + "]";
      sources.add(
          items.get(i).hasUnknown()
              ? new Source(path, Optional.empty(), even ? next(unknown) : any(unknown))
              : known(path, items.get(i)));
    }
    return List.copyOf(sources);
  }

  private static String next(List<Reference> references) {
    return "${%s}, known after apply".formatted(references.removeFirst());
  }

  private static String any(List<Reference> references) {
    var targets = references.stream().map(r -> "`" + r.target() + "`").distinct().toList();
    return "known after apply" + (targets.isEmpty() ? "" : ", of " + String.join(" or ", targets));
  }

  private static Source known(String path, Value value) {
    if (value instanceof Value.Fields server) {
      var address = server.text("relaySourceProtocol") + "://" + server.text("relaySourceDomain");
      return new Source(path, Optional.of(address), address);
    }
    var address = value instanceof Value.Text(var text) ? text : "";
    int question = address.indexOf('?');
    var shown = question < 0 ? address : address.substring(0, question) + "?…";
    return new Source(path, Optional.of(address), shown);
  }

  private static String host(String address) {
    try {
      var authority = URI.create(address.replaceFirst("\\?.*", "")).getRawAuthority();
      return authority == null ? address : authority.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException _) {
      return address;
    }
  }
}
