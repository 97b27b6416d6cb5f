package dev.weir.kind;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * Turns secrets into keyed digests: equal secrets have equal digests, and none can be read back.
 */
public final class Sealer {

  private static final String PREFIX = "hmac-sha256:";

  private final byte[] key;

  /** A sealer with this key, which should be random and at least 32 bytes long. */
  public Sealer(byte[] key) {
    this.key = key.clone();
  }

  /** The digest of a secret. */
  public Value.Sealed seal(Secret secret) {
    var mac = Hashing.hmacSha256(key).hashString(secret.reveal(), StandardCharsets.UTF_8);
    return new Value.Sealed(PREFIX + mac);
  }

  /** The same value with every secret in clear replaced by its digest. */
  public Value seal(Value value) {
    return value.map(leaf -> leaf instanceof Value.Clear(Secret secret) ? seal(secret) : leaf);
  }

  /** The same block with every secret in clear replaced by its digest. */
  public Value.Fields seal(Value.Fields fields) {
    return (Value.Fields) seal((Value) fields);
  }
}
