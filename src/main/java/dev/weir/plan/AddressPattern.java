package dev.weir.plan;

import dev.weir.kind.Address;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses that a person means: {@code Channel.main-stage}, or with {@code *} for any characters
 * and {@code ?} for one, as in {@code Channel.stage-*}.
 *
 * @param text as it was written
 */
public record AddressPattern(String text) implements Comparable<AddressPattern> {

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z*?][A-Za-z0-9*?]*\\.[A-Za-z0-9_*?-]+");

  /** Reads a pattern; empty when the text has another form. */
  public static Optional<AddressPattern> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new AddressPattern(text)) : Optional.empty();
  }

  /** A pattern that means this address alone. */
  public static AddressPattern of(Address address) {
    return new AddressPattern(address.toString());
  }

  /** Whether this address is meant. */
  public boolean matches(Address address) {
    return matches(text, address.toString());
  }

  /** Goes through both at once; after a star it comes back and lets the star take one more. */
  private static boolean matches(String pattern, String subject) {
    int p = 0;
    int s = 0;
    int star = -1;
    int taken = 0;
    while (s < subject.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = s;
      } else if (p < pattern.length() && isSame(pattern.charAt(p), subject.charAt(s))) {
        p++;
        s++;
      } else if (star >= 0) {
        p = star + 1;
        s = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean isSame(char pattern, char subject) {
    return pattern == '?' || pattern == subject;
  }

  @Override
  public int compareTo(AddressPattern other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
