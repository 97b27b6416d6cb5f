package dev.weir.cli;

import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which stacks say that an object is theirs, by declaring it or in their ledger.
 *
 * @param place what folders are told relative to
 * @param byKey the folders and addresses that claim an object
 */
record Claims(Path place, Map<ObjectKey, Map<Path, Address>> byKey) {

  private static final int MOST = 10;

  Claims(Path place) {
    this(place, new LinkedHashMap<>());
  }

  void claim(Path root, ObjectKey key, Address address) {
    byKey.computeIfAbsent(key, _ -> new LinkedHashMap<>()).putIfAbsent(root, address);
  }

  /** Tells of objects that more than one stack claims. */
  void tell(Findings findings) {
    int told = 0;
    int more = 0;
    for (var claim : byKey.entrySet()) {
      if (claim.getValue().size() < 2) {
        continue;
      }
      if (told < MOST) {
        findings.wrong("claims", text(claim.getKey(), claim.getValue()), fix(claim.getValue()));
        told++;
      } else {
        more++;
      }
    }
    if (more > 0) {
      findings.wrong("claims", more + " more objects are claimed twice", "see those above");
    }
    if (told == 0) {
      findings.well("claims", "no object is claimed by two stacks");
    }
  }

  private String text(ObjectKey key, Map<Path, Address> claims) {
    var who =
        claims.entrySet().stream()
            .map(claim -> claim.getValue() + " in " + near(claim.getKey()))
            .toList();
    return "%s (%s) is claimed by %s".formatted(key, key.kind(), String.join(" and by ", who));
  }

  private String fix(Map<Path, Address> claims) {
    var last = claims.entrySet().stream().reduce((_, second) -> second).orElseThrow();
    return "keep one: remove the manifest there, and `weir state rm %s %s`"
        .formatted(last.getValue(), near(last.getKey()));
  }

  private String near(Path root) {
    var near = place.relativize(root).toString();
    return near.isEmpty() ? "." : near;
  }
}
