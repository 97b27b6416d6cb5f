package dev.weir.plan;

import dev.weir.diag.Diagnostic;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.Kinds;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Everything a plan is made from.
 *
 * @param manifests what is declared
 * @param ledger what is ours
 * @param kinds the kinds there are
 * @param live what is live in the accounts that were read
 * @param scopes the scope of each provider document's account
 * @param unread provider documents whose account could not be read, and why
 * @param readScopes the accounts that were read, as {@code apiVersion} and scope
 * @param recoveries what became of the ledger's open intents; the ledger given here is the one
 *     after them
 * @param secrets what a secret's source stands for, as a keyed digest
 * @param options what to plan for
 * @param now when it is planned
 */
public record PlanInput(
    Manifests manifests,
    Ledger ledger,
    Kinds kinds,
    Map<ObjectKey, LiveObject> live,
    Map<Address, String> scopes,
    Map<Address, Diagnostic> unread,
    Set<Scope> readScopes,
    List<Recovery> recoveries,
    Function<Value.SecretSource, Value> secrets,
    PlanOptions options,
    Instant now) {

  /**
   * An object that is live.
   *
   * @param kind its kind
   * @param key its identity
   * @param values its normalised values, secrets as keyed digests
   * @param amiss why it has to be written again although no attribute differs
   */
  public record LiveObject(
      Kind<?> kind, ObjectKey key, Value.Fields values, Optional<String> amiss) {}

  /** An account, or a bucket or hub of one. */
  public record Scope(String apiVersion, String scope) {

    /** The scope an object lives in. */
    public static Scope of(ObjectKey key) {
      return new Scope(key.kind().substring(0, key.kind().lastIndexOf('/')), key.scope());
    }
  }
}
