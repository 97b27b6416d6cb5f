package dev.weir.kind;

import com.google.common.base.Suppliers;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Turns secrets into keyed digests: equal secrets have equal digests, and none can be read back. A
 * digest names its key, since two of different keys say nothing about each other.
 */
public final class Sealer {

  private static final String PREFIX = "hmac-sha256:";

  private static final int KEY_NAME_LENGTH = 8;

  // Made when first needed: most runs seal nothing.
  private final Supplier<HashFunction> hmac;
  private final Supplier<String> prefix;

  /** A sealer with this key, which should be random and at least 32 bytes long. */
  public Sealer(byte[] key) {
    var own = key.clone();
    this.hmac = Suppliers.memoize(() -> Hashing.hmacSha256(own));
    this.prefix =
        Suppliers.memoize(
            () -> PREFIX + mac("the name of this key").substring(0, KEY_NAME_LENGTH) + ":");
  }

  /** The digest of a secret. */
  public Value.Sealed seal(Secret secret) {
    return new Value.Sealed(prefix.get() + mac(secret.reveal()));
  }

  private String mac(String text) {
    return hmac.get().hashString(text, StandardCharsets.UTF_8).toString();
  }

  /** Whether this digest was made with the key of this sealer. */
  public boolean made(Value.Sealed sealed) {
    return sealed.digest().startsWith(prefix.get());
  }

  /** The same value with every secret in clear replaced by its digest. */
  public Value seal(Value value) {
    return value.map(leaf -> leaf instanceof Value.Clear(Secret secret) ? seal(secret) : leaf);
  }

  /** The same block with every secret in clear replaced by its digest. */
  public Value.Fields seal(Value.Fields fields) {
    return fields.shape().holdsSecrets() ? (Value.Fields) seal((Value) fields) : fields;
  }
}
