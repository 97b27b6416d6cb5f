package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.Suggestion;
import dev.weir.kind.Address;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments that are paths and addresses at once.
 *
 * @param paths where manifests are
 * @param addresses which resources are meant; none for all
 */
record Selection(List<String> paths, List<Address> addresses) {

  Selection {
    paths = List.copyOf(paths);
    addresses = List.copyOf(addresses);
  }

  /** An argument that names something on disk is a path, whatever it looks like. */
  static Selection of(List<String> arguments, Path currentFolder) {
    var paths = new ArrayList<String>();
    var addresses = new ArrayList<Address>();
    for (var argument : arguments) {
      var address = Address.parse(argument);
      if (address.isPresent() && Files.notExists(currentFolder.resolve(argument))) {
        addresses.add(address.get());
      } else {
        paths.add(argument);
      }
    }
    return new Selection(paths, addresses);
  }

  /** The same, for one resource. */
  Selection only(Address address) {
    return new Selection(paths, List.of(address));
  }

  /**
   * The entries that are meant, by address.
   *
   * @throws Refused when the ledger lacks one of them
   */
  List<Entry> from(Ledger ledger) {
    if (addresses.isEmpty()) {
      return ledger.entries().values().stream()
          .sorted((left, right) -> left.address().compareTo(right.address()))
          .toList();
    }
    return addresses.stream()
        .map(address -> ledger.find(address).orElseThrow(() -> unknown(address, ledger)))
        .toList();
  }

  private static Refused unknown(Address address, Ledger ledger) {
    var known = ledger.entries().keySet().stream().map(Address::toString).toList();
    return new Refused(
        Diagnostic.error("not-in-ledger", "the ledger does not hold `" + address + "`")
            .hint(Suggestion.hint(address.toString(), known)));
  }
}
