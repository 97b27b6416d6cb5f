package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Keys;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanInput;
import dev.weir.plan.PlanInput.LiveObject;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.PlanOptions;
import dev.weir.plan.Planner;
import dev.weir.plan.Recovery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is live, and the plan that it comes to: made with readers alone.
 *
 * @param accounts the accounts that were asked
 * @param refresh what was live
 * @param plan what an apply would do
 */
record Look(Accounts accounts, Refresh refresh, Plan plan) {

  /**
   * Reads what is live and plans.
   *
   * @param early what is being read already
   */
  static Look at(
      EngineSettings settings,
      Secrets secrets,
      Manifests manifests,
      Ledger ledger,
      PlanOptions options,
      EarlyReads early) {
    var accounts = Accounts.open(settings, secrets, manifests, ledger);
    var keys = new Keys(manifests, accounts.scopes());
    var wanted = wanted(manifests, ledger, keys);
    var remembered = remembered(settings.providers(), ledger, options);
    boolean wide = options.reading() == PlanOptions.Reading.WIDE;
    var refresh =
        new Refreshing(
                accounts, wanted, remembered, wide, settings.sealer(), settings.listener(), early)
            .run();
    var made =
        new Making(settings, secrets, accounts, refresh)
            .plan(manifests, accounts.scopes(), ledger, options, false);
    return new Look(accounts, refresh, made.noting(assumed(refresh)).noting(refresh.unlisted()));
  }

  /** What may be taken to be as it was last read while its listing says so. */
  static Map<ObjectKey, Entry> remembered(Providers providers, Ledger ledger, PlanOptions options) {
    if (options.reading() != PlanOptions.Reading.FAST) {
      return Map.of();
    }
    var open = new HashSet<ObjectKey>();
    ledger.open().forEach(intent -> open.add(intent.entry().key()));
    var remembered = new HashMap<ObjectKey, Entry>();
    for (var entry : ledger.entries().values()) {
      boolean stamped =
          entry.stamp().isPresent()
              && providers.find(entry.key().kind()).flatMap(Kind::stamp).isPresent();
      if (stamped && !open.contains(entry.key())) {
        remembered.put(entry.key(), entry);
      }
    }
    return remembered;
  }

  private static List<Diagnostic> assumed(Refresh refresh) {
    if (refresh.assumed().isEmpty()) {
      return List.of();
    }
    var keys = refresh.assumed().stream().map(key -> "`" + key + "`").sorted().toList();
    var some = String.join(", ", keys.subList(0, Math.min(keys.size(), 3)));
    return List.of(
        Diagnostic.warning(
                "read-in-part",
                "of %d objects, read in full before, only the listing was read: %s%s"
                    .formatted(keys.size(), some, keys.size() > 3 ? ", …" : ""))
            .hint("it tells that nobody changed them; without `--refresh fast` all are read"));
  }

  /** What was live. */
  Map<ObjectKey, LiveObject> live() {
    return refresh.live();
  }

  /**
   * What an apply of other manifests of the same stack would do, from the same look at what is
   * live: nobody is asked again. What lives in an account that was not read is left out, and a
   * secret that is not to be had is one that is not known.
   *
   * @throws dev.weir.diag.Refused when they cannot be planned
   */
  Plan other(
      EngineSettings settings,
      Secrets secrets,
      Manifests others,
      Ledger ledger,
      PlanOptions options) {
    var scopes = new HashMap<Address, String>();
    Accounts.scopes(settings, secrets, others)
        .forEach((document, scope) -> scopes.put(document, scope.scope()));
    return new Making(settings, secrets, accounts, refresh)
        .plan(others, scopes, ledger, options, true);
  }

  /** Makes plans from what was read. */
  private record Making(
      EngineSettings settings, Secrets secrets, Accounts accounts, Refresh refresh) {

    Plan plan(
        Manifests manifests,
        Map<Address, String> scopes,
        Ledger ledger,
        PlanOptions options,
        boolean lenient) {
      var recoveries = recoveries(settings, ledger, refresh);
      return Planner.plan(
          new PlanInput(
              manifests,
              Recovery.apply(ledger, recoveries),
              settings.providers(),
              refresh.live(),
              scopes,
              refresh.unread(),
              refresh.read(),
              recoveries,
              source -> secret(source, lenient),
              options,
              settings.clock().instant()));
    }

    private Value secret(Value.SecretSource source, boolean lenient) {
      try {
        return settings.sealer().seal(secrets.fetch(source).secret());
      } catch (Refused e) {
        if (lenient) {
          return Value.Unknown.UNKNOWN;
        }
        throw e;
      }
    }
  }

  private static Set<ObjectKey> wanted(Manifests manifests, Ledger ledger, Keys keys) {
    var wanted = new HashSet<ObjectKey>();
    manifests.resources().values().forEach(declared -> wanted.add(keys.of(declared)));
    ledger.entries().values().forEach(entry -> wanted.add(entry.key()));
    ledger.open().forEach(intent -> wanted.add(intent.entry().key()));
    return wanted;
  }

  private static List<Recovery> recoveries(
      EngineSettings settings, Ledger ledger, Refresh refresh) {
    var recoveries = new ArrayList<Recovery>();
    for (Intent intent : ledger.open()) {
      var key = intent.entry().key();
      var kind = settings.providers().find(key.kind());
      if (kind.isPresent() && refresh.read().contains(Scope.of(key))) {
        Optional<Value.Fields> live =
            Optional.ofNullable(refresh.live().get(key)).map(LiveObject::values);
        recoveries.add(Recovery.judge(intent, kind.get(), live));
      }
    }
    return recoveries;
  }
}
