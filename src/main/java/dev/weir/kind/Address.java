package dev.weir.kind;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How people, ledger and diagnostics name a resource: {@code Channel.main-stage}, unique in a
 * stack.
 *
 * @param kind the kind's name
 * @param name the document's {@code metadata.name}
 */
public record Address(String kind, String name) implements Comparable<Address> {

  private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9]*)\\.([A-Za-z0-9_-]+)");

  /** Reads {@code Kind.name}; empty when the text has another form. */
  public static Optional<Address> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches()
        ? Optional.of(new Address(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  // Written out: addresses are looked up many times a resource, and what a record has is slower.

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address
        && name.equals(address.name)
        && kind.equals(address.kind);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + kind.hashCode();
  }

  @Override
  public int compareTo(Address other) {
    var byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return kind + "." + name;
  }
}
