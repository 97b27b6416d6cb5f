package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.diag.RemoteFailure;
import dev.weir.http.Concurrently;
import dev.weir.kind.Address;
import dev.weir.kind.Kind;
import dev.weir.kind.ObjectKey;
import dev.weir.kind.Value;
import dev.weir.manifest.Declared;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Keys;
import dev.weir.plan.PlanInput.Scope;
import dev.weir.provider.KindReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Reads everything that accounts hold, declared or not, and can do nothing else: it never makes a
 * writing client.
 */
public final class Inventory implements AutoCloseable {

  /** Objects that are read at the same time, at most; each account's own limit is lower. */
  private static final int WIDTH = 256;

  private final EngineSettings settings;
  private final Secrets secrets;

  /** An inventory that works with these. */
  public Inventory(EngineSettings settings) {
    this.settings = settings;
    this.secrets = Secrets.of(settings);
  }

  /**
   * What to look for.
   *
   * @param documents which provider documents' accounts
   * @param kinds which kinds
   * @param domains where to look too, for providers that tell only of domains they are asked about
   */
  public record Question(
      Predicate<Address> documents, Predicate<Kind<?>> kinds, Set<String> domains) {
    public Question {
      domains = Set.copyOf(domains);
    }
  }

  /**
   * An object that is live.
   *
   * @param provider the document of its account
   * @param live everything that the provider tells of it, secrets in clear: for memory only
   * @param remark what no attribute can say
   */
  public record Item(
      Address provider, Kind<?> kind, ObjectKey key, Value.Fields live, Optional<String> remark) {}

  /**
   * What there is.
   *
   * @param items in the order of documents and kinds
   * @param unread documents whose account could not be read, or not all of it
   * @param gaps what could not be looked at in the others
   */
  public record Holdings(
      List<Item> items, Map<Address, Diagnostic> unread, List<Diagnostic> gaps) {}

  /** Hears how reading goes on; called by many threads. */
  public interface Watch {
    /** So many of the objects of a kind are read; {@code all} is 0 while they are being listed. */
    void read(Address document, Kind<?> kind, int done, int all);
  }

  /** Reads the accounts of manifests. */
  public Holdings take(Manifests manifests, Question question, Watch watch) {
    var unread = new LinkedHashMap<Address, Diagnostic>();
    var searches = new ArrayList<Search>();
    for (var account : accounts(manifests, question, unread)) {
      var domains = new HashSet<>(question.domains());
      domains.addAll(declared(manifests, account));
      for (var reader : account.readers()) {
        if (question.kinds().test(reader.kind())) {
          searches.add(new Search(account.document(), reader, domains, watch));
        }
      }
    }
    var items = new ArrayList<Item>();
    var gaps = new ArrayList<Diagnostic>();
    for (var outcome : Concurrently.map(searches, searches.size(), Search::call)) {
      items.addAll(outcome.items());
      gaps.addAll(outcome.gaps());
      outcome.failure().ifPresent(why -> unread.putIfAbsent(outcome.document(), why));
    }
    gaps.sort(Comparator.comparing(Diagnostic::message));
    return new Holdings(List.copyOf(items), unread, List.copyOf(gaps));
  }

  /** What tells a resource that is declared from all others. */
  public Map<ObjectKey, Declared> declared(Manifests manifests) {
    var keys = new Keys(manifests, scopes(manifests));
    var declared = new HashMap<ObjectKey, Declared>();
    manifests.resources().values().forEach(one -> declared.put(keys.of(one), one));
    return declared;
  }

  /** The account, bucket or hub of each provider document, as natural keys name it. */
  public Map<Address, String> scopes(Manifests manifests) {
    var scopes = new HashMap<Address, String>();
    Accounts.scopes(settings, secrets, manifests)
        .forEach((document, scope) -> scopes.put(document, scope.scope()));
    return scopes;
  }

  private List<Account> accounts(
      Manifests manifests, Question question, Map<Address, Diagnostic> unread) {
    var accounts = new ArrayList<Account>();
    var seen = new HashSet<Scope>();
    var scopes = Accounts.scopes(settings, secrets, manifests);
    var opener = Accounts.opener(settings, secrets, manifests);
    for (var document : manifests.providers().values()) {
      var address = document.address();
      var scope = scopes.get(address);
      if (scope == null || !question.documents().test(address) || !seen.add(scope)) {
        continue;
      }
      try {
        var module = settings.providers().module(document.kind().apiVersion()).orElseThrow();
        accounts.add(opener.open(document, module));
      } catch (Refused refused) {
        unread.put(address, refused.diagnostics().getFirst().about(address));
      }
    }
    return accounts;
  }

  /** The first parts of declared keys: domains, where domains are what has to be named. */
  private Set<String> declared(Manifests manifests, Account account) {
    var domains = new HashSet<String>();
    for (var key : declared(manifests).keySet()) {
      if (Scope.of(key).equals(account.scope()) && key.parts().size() > 1) {
        domains.add(key.parts().getFirst());
      }
    }
    return domains;
  }

  private record Outcome(
      Address document, List<Item> items, List<Diagnostic> gaps, Optional<Diagnostic> failure) {}

  private record Search(Address document, KindReader<?> reader, Set<String> domains, Watch watch) {

    Outcome call() {
      try {
        watch.read(document, reader.kind(), 0, 0);
        return call(reader);
      } catch (RemoteFailure failure) {
        return failed(failure.diagnostic());
      } catch (Refused refused) {
        return failed(refused.diagnostics().getFirst());
      }
    }

    private Outcome failed(Diagnostic why) {
      return new Outcome(document, List.of(), List.of(), Optional.of(why.about(document)));
    }

    private <R extends Record> Outcome call(KindReader<R> kindReader) {
      var census = kindReader.census(domains);
      int all = census.objects().size();
      var done = new AtomicInteger();
      watch.read(document, kindReader.kind(), 0, all);
      var items =
          Concurrently.map(
              census.objects(),
              WIDTH,
              found -> {
                var whole =
                    found.complete() ? Optional.of(found.live()) : kindReader.read(found.key());
                watch.read(document, kindReader.kind(), done.incrementAndGet(), all);
                return whole.map(live ->
                    new Item(
                        document,
                        kindReader.kind(),
                        found.key(),
                        kindReader.kind().unbind(live),
                        Optional.ofNullable(census.remarks().get(found.key()))));
              });
      return new Outcome(
          document,
          items.stream().flatMap(Optional::stream).toList(),
          census.gaps(),
          Optional.empty());
    }
  }

  @Override
  public void close() {
    settings.clients().close();
  }
}
