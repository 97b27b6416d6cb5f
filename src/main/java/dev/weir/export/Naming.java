package dev.weir.export;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.hash.Hashing;
import dev.weir.engine.Inventory.Item;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives objects names, each made of nothing but its natural key: small letters, digits and dashes.
 *
 * <p>Where several come to the same name, the one whose key is spelt just so keeps it; the others
 * get the name of their provider document before it or, when that does not tell them apart, a few
 * digits of a digest of the key after it.
 */
final class Naming {

  private static final int LONGEST = 63;
  private static final int DIGITS = 8;
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");

  private final Set<Address> taken;
  private final Map<ObjectKey, String> names = new HashMap<>();

  private Naming(Set<Address> taken) {
    this.taken = new HashSet<>(taken);
  }

  /**
   * A name for each object, by its key.
   *
   * @param taken addresses that others have
   */
  static Map<ObjectKey, String> of(List<Item> items, Set<Address> taken) {
    var naming = new Naming(taken);
    naming.round(items, Naming::exact);
    naming.round(naming.left(items), Naming::plain);
    naming.round(naming.left(items), item -> joined(item, exact(item)));
    naming.round(naming.left(items), item -> joined(item, plain(item)));
    naming.left(items).forEach(naming::digested);
    return naming.names;
  }

  private List<Item> left(List<Item> items) {
    return items.stream().filter(item -> !names.containsKey(item.key())).toList();
  }

  /** A name that only one asks for is that one's. */
  private void round(List<Item> items, Function<Item, String> wish) {
    var wishes = new IdentityHashMap<Item, Address>();
    for (var item : items) {
      var name = wish.apply(item);
      if (!name.isEmpty() && name.length() <= LONGEST) {
        wishes.put(item, new Address(item.kind().name(), name));
      }
    }
    var claims = wishes.values().stream().collect(groupingBy(Function.identity(), counting()));
    wishes.forEach((item, address) -> {
      if (claims.getOrDefault(address, 0L) == 1 && !taken.contains(address)) {
        names.put(item.key(), address.name());
      }
    });
    wishes.forEach((item, address) -> {
      if (names.containsKey(item.key())) {
        taken.add(address);
      }
    });
  }

  /** The name of an object whose key is a single word that needs no change. */
  private static String exact(Item item) {
    var parts = said(item);
    var plain = plain(item);
    return parts.size() == 1 && parts.getFirst().equals(plain) ? plain : "";
  }

  private static String plain(Item item) {
    var name =
        said(item).stream()
            .map(Naming::label)
            .filter(s -> !s.isEmpty())
            .collect(Collectors.joining("-"));
    return name.isEmpty() ? label(item.kind().name()) : name;
  }

  /** The parts of a key that say something: neither nothing nor everything. */
  private static List<String> said(Item item) {
    return item.key().parts().stream()
        .filter(part -> !part.isEmpty() && !part.equals("*"))
        .toList();
  }

  private static String label(String text) {
    var label = OTHER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("-");
    int start = label.startsWith("-") ? 1 : 0;
    int end = label.endsWith("-") ? label.length() - 1 : label.length();
    return start >= end ? "" : label.substring(start, end);
  }

  private static String joined(Item item, String name) {
    var before = label(item.provider().name());
    return before.isEmpty() || name.isEmpty() ? name : before + "-" + name;
  }

  private void digested(Item item) {
    var digest =
        Hashing.sha256()
            .hashString(
                item.key().kind()
                    + "\0"
                    + item.key().scope()
                    + "\0"
                    + String.join("\0", item.key().parts()),
                StandardCharsets.UTF_8)
            .toString();
    var plain = plain(item);
    for (int digits = DIGITS; digits < LONGEST; digits++) {
      var start = plain.substring(0, Math.min(plain.length(), LONGEST - 1 - digits));
      var name =
          (start.endsWith("-") ? start.substring(0, start.length() - 1) : start)
              + "-"
              + digest.substring(0, digits);
      if (taken.add(new Address(item.kind().name(), name))) {
        names.put(item.key(), name);
        return;
      }
    }
    throw new IllegalStateException("two objects with the key " + item.key());
  }
}
