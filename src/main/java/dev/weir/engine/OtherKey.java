package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Kinds;
import dev.weir.kind.Sealer;
import dev.weir.kind.Value;
import dev.weir.ledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** Tells when a ledger's secrets were made digests with another key than this run has. */
final class OtherKey {

  private static final int MOST_NAMES = 5;

  private OtherKey() {}

  static List<Diagnostic> warnings(Ledger ledger, Kinds kinds, Sealer sealer) {
    var affected = new ArrayList<Address>();
    for (var entry : ledger.entries().values()) {
      if (kinds
          .find(entry.key().kind())
          .filter(kind -> kind.shape().holdsSecrets())
          .map(kind -> isOther(entry.base(kind), sealer))
          .orElse(false)) {
        affected.add(entry.address());
      }
    }
    return affected.isEmpty() ? List.of() : List.of(warning(affected));
  }

  private static boolean isOther(Value.Fields base, Sealer sealer) {
    var found = new AtomicBoolean();
    base.map(leaf -> {
      if (leaf instanceof Value.Sealed sealed && !sealer.made(sealed)) {
        found.set(true);
      }
      return leaf;
    });
    return found.get();
  }

  private static Diagnostic warning(List<Address> affected) {
    var names =
        affected.stream()
            .sorted()
            .limit(MOST_NAMES)
            .map(address -> "`" + address + "`")
            .collect(Collectors.joining(", "));
    var more =
        affected.size() > MOST_NAMES ? " and %d more".formatted(affected.size() - MOST_NAMES) : "";
    return Diagnostic.warning(
            "other-ledger-key",
            "this run has another key than the one that the ledger's secrets were written with:"
                + " what was last written is unknown for "
                + names
                + more)
        .hint(
            "set `WEIR_LEDGER_KEY` to the key of the runs before; otherwise the next apply goes"
                + " over to this one, and a secret that no provider tells back is taken to be as"
                + " declared");
  }
}
