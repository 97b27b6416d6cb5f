package dev.weir.engine;

import dev.weir.diag.Refused;
import dev.weir.http.ApiClients;
import dev.weir.kind.ObjectKey;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.KindReader;
import dev.weir.provider.KindReader.Found;
import dev.weir.provider.Session;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Listings that begin while manifests are still being read. What the ledger holds is looked at
 * whatever manifests say, so nothing is asked for that would not be asked for later; whether
 * anything else is wanted, a listing waits to be told.
 */
public final class EarlyReads implements AutoCloseable {

  private final ApiClients clients;
  private final OptionalLong before;
  private final Map<Place, Listing> begun = new ConcurrentHashMap<>();

  private EarlyReads(ApiClients clients, OptionalLong before) {
    this.clients = clients;
    this.before = before;
  }

  /** A kind in an account. */
  private record Place(Scope scope, String kind) {}

  /**
   * A listing that is under way.
   *
   * @param settings of the account
   */
  private record Listing(
      Record settings, Wanted wanted, FutureTask<List<? extends Found<?>>> found) {

    void giveUp() {
      wanted.giveUp();
      found.cancel(true);
    }
  }

  /**
   * What it works with.
   *
   * @param providers the providers there are
   * @param clients makes HTTP clients; the run has to go on with the same
   * @param environment environment variables by name
   */
  public record Means(
      Providers providers, ApiClients clients, Function<String, Optional<String>> environment) {}

  /** Nothing was begun. */
  static EarlyReads none(ApiClients clients) {
    return new EarlyReads(clients, OptionalLong.empty());
  }

  /**
   * Begins to list. An account that cannot be opened, or whose settings name secrets, is left for
   * later.
   *
   * @param documents has the stack's provider documents; others need not be known
   */
  public static EarlyReads begin(
      Means means, Manifests documents, Ledger ledger, PlanOptions options) {
    var reads = new EarlyReads(means.clients(), OptionalLong.of(means.clients().calls()));
    var remembered = Look.remembered(means.providers(), ledger, options);
    var certain = byScope(ledger);
    var opener = opener(means, documents);
    for (var document : documents.providers().values()) {
      try {
        var scope = scope(means, opener, document);
        var keys = Optional.ofNullable(certain.remove(scope));
        keys.ifPresent(known -> reads.begin(open(means, opener, document), known, remembered));
      } catch (Refused _) {
        // It is opened again, and told of, when all is known.
      }
    }
    return reads;
  }

  private static Map<Scope, Set<ObjectKey>> byScope(Ledger ledger) {
    var byScope = new HashMap<Scope, Set<ObjectKey>>();
    for (var entry : ledger.entries().values()) {
      byScope.computeIfAbsent(Scope.of(entry.key()), _ -> new HashSet<>()).add(entry.key());
    }
    return byScope;
  }

  private static Accounts.Opener opener(Means means, Manifests documents) {
    var declared = new DeclaredCatalogue(documents);
    return new Accounts.Opener(
        source -> {
          throw Secrets.missing(source);
        },
        _ -> new Session(means.clients(), means.environment(), Optional.empty(), declared));
  }

  private static Scope scope(Means means, Accounts.Opener opener, Declared document) {
    var apiVersion = document.kind().apiVersion();
    var module = means.providers().module(apiVersion).orElseThrow();
    return new Scope(apiVersion, module.scope(opener.outline(document)));
  }

  private static Account open(Means means, Accounts.Opener opener, Declared document) {
    return opener.open(
        document, means.providers().module(document.kind().apiVersion()).orElseThrow());
  }

  private void begin(Account account, Set<ObjectKey> known, Map<ObjectKey, Entry> remembered) {
    for (var reader : account.readers()) {
      var keys = KindReader.wantedOf(reader.kind(), known);
      if (reader.listsBeforeAll() && !keys.isEmpty()) {
        var wanted = new Wanted(keys);
        var stamps = Refreshing.stamps(keys, remembered);
        var found =
            new FutureTask<List<? extends Found<?>>>(
                () -> List.copyOf(reader.list(wanted, stamps)));
        begun.put(
            new Place(account.scope(), reader.kind().id()),
            new Listing(account.settings(), wanted, found));
        Thread.ofVirtual().name("early reads").start(found);
      }
    }
  }

  /** How many calls had been made before the first of these. */
  long callsBefore() {
    return before.orElseGet(clients::calls);
  }

  /**
   * What is found by the listing that was begun of a kind in an account, told now what is wanted;
   * empty when none was. It may be taken once.
   */
  Optional<FutureTask<List<? extends Found<?>>>> take(
      Account account, KindReader<?> reader, Set<ObjectKey> wanted) {
    var listing = begun.remove(new Place(account.scope(), reader.kind().id()));
    if (listing == null) {
      return Optional.empty();
    }
    if (!listing.settings().equals(account.settings())) {
      listing.giveUp();
      return Optional.empty();
    }
    listing.wanted().tell(wanted);
    return Optional.of(listing.found());
  }

  /** Breaks off what nobody took. */
  @Override
  public void close() {
    begun.values().forEach(Listing::giveUp);
  }
}
