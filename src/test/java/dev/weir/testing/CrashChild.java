package dev.weir.testing;

import dev.weir.engine.Engine;
import dev.weir.engine.EngineSettings;
import dev.weir.engine.Providers;
import dev.weir.http.ApiClients;
import dev.weir.kind.Address;
import dev.weir.kind.Sealer;
import dev.weir.kind.Secret;
import dev.weir.ledger.Entry;
import dev.weir.ledger.Intent;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.manifest.Input;
import dev.weir.manifest.ManifestLoader;
import dev.weir.plan.PlanOptions;
import dev.weir.provider.Session;
import dev.weir.sandbox.Account;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * An apply in a process of its own, to be killed. Arguments: the manifests' folder, the ledger's
 * folder, a place to stop at, and the sandbox's endpoints as {@code provider=url}.
 *
 * <p>The place is {@code before-N} or {@code after-N}, the N-th writing of the ledger, or {@code
 * never}. There it prints {@code HERE} and waits to be killed. At its end it prints {@code DONE}.
 */
public final class CrashChild {

  private CrashChild() {}

  /** Runs. */
  public static void main(String[] arguments) {
    var manifests = Path.of(arguments[0]);
    var stop = new Stop(arguments[2]);
    var endpoints = new java.util.HashMap<String, URI>();
    for (int i = 3; i < arguments.length; i++) {
      var parts = arguments[i].split("=", 2);
      endpoints.put(parts[0], URI.create(parts[1]));
    }
    var clock = InstantSource.fixed(SandboxRun.NOW);
    var providers = Providers.installed();
    var store =
        new LocalLedgerStore(Path.of(arguments[1]), "default", clock, () -> "lineage", "me@here");
    try (var engine = engine(manifests, providers, endpoints, clock);
        var session = new StoppingSession(store.open("apply", Duration.ZERO), stop)) {
      var loaded = new ManifestLoader(providers).load(Input.of(manifests, ".")).orRefuse();
      var prepared = engine.plan(loaded, session.ledger(), PlanOptions.converge());
      engine.apply(prepared, session, 1);
    }
    System.out.println("DONE");
  }

  private static Engine engine(
      Path manifests, Providers providers, Map<String, URI> endpoints, InstantSource clock) {
    return new Engine(
        new EngineSettings(
            providers,
            new ApiClients(clock, _ -> {}, new Random(1), Optional.empty()),
            _ -> Optional.empty(),
            manifests,
            module ->
                Optional.of(
                    new Session.SandboxAccess(
                        endpoints.get(module.name()),
                        Account.DEFAULT.key(),
                        Secret.of(Account.DEFAULT.secret()))),
            new Sealer("key".getBytes(StandardCharsets.UTF_8)),
            _ -> {},
            clock,
            _ -> {}));
  }

  /** Where to wait to be killed. */
  private static final class Stop {
    private final String place;
    private final AtomicInteger steps = new AtomicInteger();

    Stop(String place) {
      this.place = place;
    }

    void around(Runnable step) {
      int number = steps.incrementAndGet();
      waitIf("before-" + number);
      step.run();
      waitIf("after-" + number);
    }

    private void waitIf(String here) {
      if (place.equals(here)) {
        System.out.println("HERE");
        System.out.flush();
        while (true) {
          LockSupport.park();
        }
      }
    }
  }

  /** A session that may wait before and after each of its writings. */
  private record StoppingSession(LedgerSession inner, Stop stop) implements LedgerSession {

    @Override
    public Ledger ledger() {
      return inner.ledger();
    }

    @Override
    public Optional<Entry> find(Address address) {
      return inner.find(address);
    }

    @Override
    public void intend(Intent intent) {
      stop.around(() -> inner.intend(intent));
    }

    @Override
    public void put(Entry entry) {
      stop.around(() -> inner.put(entry));
    }

    @Override
    public void remove(Entry entry) {
      stop.around(() -> inner.remove(entry));
    }

    @Override
    public void settle(Intent intent) {
      stop.around(() -> inner.settle(intent));
    }

    @Override
    public void move(Map<Address, Address> addresses) {
      stop.around(() -> inner.move(addresses));
    }

    @Override
    public void replace(Ledger ledger) {
      stop.around(() -> inner.replace(ledger));
    }

    @Override
    public void flush() {
      inner.flush();
    }

    @Override
    public void close() {
      stop.around(inner::close);
    }
  }
}
