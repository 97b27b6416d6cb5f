package dev.weir.proof;

import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.kind.Value;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Secrets as the proof has them: the manifests' own where their source holds them, and a made-up
 * one, always the same, for every digest whose secret nobody knows.
 */
final class ProofSecrets {

  /** Letters and digits, as many as every provider takes. */
  private static final String MADE_UP = "proof";

  private static final int DIGITS = 16;
  private static final String VARIABLE = "WEIR_SECRET_PROOF_";

  private final Map<Value.Sealed, Value.SecretSource> known;
  private final Sealer sealer;
  private final Map<String, String> madeUp = new ConcurrentHashMap<>();

  ProofSecrets(Map<Value.Sealed, Value.SecretSource> known, Sealer sealer) {
    this.known = known;
    this.sealer = sealer;
  }

  /** The environment, with a variable for each made-up secret. */
  Function<String, Optional<String>> environment(Function<String, Optional<String>> real) {
    return name ->
        Optional.ofNullable(madeUp.get(name))
            .or(() -> name.startsWith(VARIABLE) ? Optional.empty() : real.apply(name));
  }

  /** The values with every digest replaced by where its secret is to be found. */
  Value sources(Value value) {
    return value.map(leaf -> leaf instanceof Value.Sealed digest ? source(digest) : leaf);
  }

  private Value.SecretSource source(Value.Sealed digest) {
    var source = known.get(digest);
    if (source != null) {
      return source;
    }
    var variable = VARIABLE + digest.digest().hashCode();
    madeUp.put(variable, text(digest));
    return new Value.SecretSource(Value.SecretSource.From.ENV, variable);
  }

  private static String text(Value.Sealed digest) {
    var all = digest.digest();
    return MADE_UP + all.substring(Math.max(0, all.length() - DIGITS));
  }

  /** The values with the digest of the made-up secret for each digest that is not known. */
  Value digests(Value value) {
    return value.map(leaf ->
        leaf instanceof Value.Sealed digest && !known.containsKey(digest)
            ? sealer.seal(Secret.of(text(digest)))
            : leaf);
  }
}
