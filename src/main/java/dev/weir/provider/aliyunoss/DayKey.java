package dev.weir.provider.aliyunoss;

import dev.weir.kind.Secret;
import java.util.Optional;

/** The key that was last signed with: to work it out takes longer than to sign with it. */
final class DayKey {

  private volatile Optional<Known> last = Optional.empty();

  private static final class Known {
    private final Secret secret;
    private final SignatureV4.Scope scope;
    private final byte[] key;

    Known(Secret secret, SignatureV4.Scope scope) {
      this.secret = secret;
      this.scope = scope;
      this.key = SignatureV4.key(secret, scope);
    }
  }

  /** What a secret signs with in a scope. */
  byte[] of(Secret secret, SignatureV4.Scope scope) {
    var known = last.filter(it -> it.scope.equals(scope) && it.secret.equals(secret));
    if (known.isEmpty()) {
      known = Optional.of(new Known(secret, scope));
      last = known;
    }
    return known.get().key;
  }
}
