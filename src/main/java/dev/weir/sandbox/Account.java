package dev.weir.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * An account that the sandbox knows.
 *
 * @param key access key id
 * @param secret what requests are signed with
 * @param token security token that must come along; empty for a permanent key
 * @param expires when the token ends; empty when it does not
 */
public record Account(
    String key, String secret, Optional<String> token, Optional<Instant> expires) {

  /** The account there is when nobody names one. */
  public static final Account DEFAULT = of("weir-sandbox-key", "weir-sandbox-secret");

  public Account {
    if (key.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException("an account needs a key and a secret");
    }
  }

  /** An account with a permanent key. */
  public static Account of(String key, String secret) {
    return new Account(key, secret, Optional.empty(), Optional.empty());
  }

  /**
   * Reads {@code KEY:SECRET} or {@code KEY:SECRET:TOKEN}; a token may hold colons.
   *
   * @throws IllegalArgumentException when a part is missing; the message quotes no secret
   */
  public static Account parse(String text) {
    var parts = text.split(":", 3);
    if (parts.length < 2) {
      throw new IllegalArgumentException("an account is written KEY:SECRET or KEY:SECRET:TOKEN");
    }
    var token = parts.length == 3 ? Optional.of(parts[2]) : Optional.<String>empty();
    return new Account(parts[0], parts[1], token, Optional.empty());
  }

  @Override
  public String toString() {
    return "Account[" + key + "]";
  }
}
