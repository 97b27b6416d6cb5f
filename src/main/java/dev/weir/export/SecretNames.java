package dev.weir.export;

import dev.weir.kind.Address;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts a reference in the place of each secret, and remembers which. */
final class SecretNames {

  private static final String PREFIX = "WEIR_SECRET_";

  private final boolean inFiles;
  private final Set<String> used = new HashSet<>();
  private final List<Export.SecretUse> uses = new ArrayList<>();

  /**
   * Nothing named yet.
   *
   * @param inFiles whether manifests are to name files rather than variables
   */
  SecretNames(boolean inFiles) {
    this.inFiles = inFiles;
  }

  List<Export.SecretUse> uses() {
    return List.copyOf(uses);
  }

  /** The same block, with references. */
  Value.Fields named(Address address, Value.Fields spec) {
    var named = spec;
    for (var attribute : spec.shape().attributes()) {
      named = named.with(attribute.name(), named(address, attribute.name(), spec.get(attribute)));
    }
    return named;
  }

  private Value named(Address address, String path, Value value) {
    return switch (value) {
      case Value.Clear(Secret secret) -> reference(address, path, secret);
      case Value.Items(var items) -> {
        var named = new ArrayList<Value>();
        for (int i = 0; i < items.size(); i++) {
          named.add(named(address, path + "." + (i + 1), items.get(i)));
        }
        yield new Value.Items(named);
      }
      case Value.Fields fields -> {
        var named = fields;
        for (var attribute : fields.shape().attributes()) {
          named =
              named.with(
                  attribute.name(),
                  named(address, path + "." + attribute.name(), fields.get(attribute)));
        }
        yield named;
      }
      default -> value;
    };
  }

  private Value reference(Address address, String path, Secret secret) {
    var words = (address.name() + "-" + spaced(path)).replaceAll("[^A-Za-z0-9]+", "-");
    var name = inFiles ? words : PREFIX + words.toUpperCase(Locale.ROOT).replace('-', '_');
    var unique = name;
    for (int i = 2; !used.add(unique); i++) {
      unique = name + (inFiles ? "-" : "_") + i;
    }
    var source =
        inFiles
            ? new Value.SecretSource(Value.SecretSource.From.FILE, "secrets/" + unique)
            : new Value.SecretSource(Value.SecretSource.From.ENV, unique);
    uses.add(new Export.SecretUse(address, path, source, secret));
    return source;
  }

  /** {@code publish-key} for {@code publishKey}. */
  private static String spaced(String path) {
    return path.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
