package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Diagnostics;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Reference;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.plan.Lookup;
import dev.weir.plan.Resolver;
import java.util.Map;

/** What references stand for while changes are being made. */
final class References {

  private final Engine.Prepared prepared;
  private final Secrets secrets;
  private final Remotes remotes;
  private final Map<Address, Value.Fields> outputs;

  /**
   * @param outputs what was created or changed so far, secrets in clear; grows meanwhile
   */
  References(
      Engine.Prepared prepared,
      Secrets secrets,
      Remotes remotes,
      Map<Address, Value.Fields> outputs) {
    this.prepared = prepared;
    this.secrets = secrets;
    this.remotes = remotes;
    this.outputs = outputs;
  }

  /**
   * The declared values, references and secrets in clear.
   *
   * @throws Refused when one of them is not known even now
   */
  Value.Fields resolve(Declared declared) {
    var problems = new Diagnostics();
    var resolver = new Resolver(this::lookup, secrets::fetch, problems::add);
    var resolved = declared.kind().normalise(resolver.resolve(declared.spec()));
    problems.throwIfErrors();
    if (resolved.hasUnknown()) {
      throw new Refused(
          Diagnostic.error(
                  "reference-not-known",
                  "a value that `%s` refers to is not known even after apply"
                      .formatted(declared.address()))
              .at(declared.places().document()));
    }
    return resolved;
  }

  private Value lookup(Reference reference) {
    var provider = prepared.manifests().providers().get(reference.target());
    if (provider != null) {
      return Lookup.at(provider.spec(), reference.path());
    }
    var written = outputs.get(reference.target());
    if (written != null) {
      return Lookup.at(written, reference.path());
    }
    var change = prepared.plan().changes().get(reference.target());
    if (change == null || change.after().isEmpty()) {
      return Value.Unknown.UNKNOWN;
    }
    var planned = Lookup.at(change.after().get(), reference.path());
    return planned instanceof Value.Sealed ? readAgain(change.key(), reference) : planned;
  }

  /** The plan holds digests only: the secret itself must be read again. */
  private Value readAgain(ObjectKey key, Reference reference) {
    return remotes
        .of(key)
        .read(key)
        .map(live -> Lookup.at(live, reference.path()))
        .orElse(Value.Absent.ABSENT);
  }
}
