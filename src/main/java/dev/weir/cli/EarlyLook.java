package dev.weir.cli;

import dev.weir.diag.Refused;
import dev.weir.engine.EarlyReads;
import dev.weir.engine.Providers;
import dev.weir.http.ApiClients;
import dev.weir.http.Concurrently;
import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerStore;
import dev.weir.manifest.LedgerSettings;
import dev.weir.manifest.Manifests;
import dev.weir.plan.PlanOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * A look at what is ours and what is live that begins while manifests are still being read. Nobody
 * hears of it: what it cannot do is done again, and told of, when everything is known.
 */
final class EarlyLook implements AutoCloseable {

  private final Terminal terminal;
  private final Providers providers;
  private final Path folder;
  private final PlanOptions options;
  private final Supplier<ApiClients> clients;
  private Optional<FutureTask<Optional<Begun>>> task = Optional.empty();
  private Optional<Begun> begun = Optional.empty();
  private boolean closed;

  /**
   * What was begun.
   *
   * @param place where the ledger was read
   * @param clients what the listings are made with
   */
  record Begun(String place, Ledger ledger, ApiClients clients, EarlyReads reads) {}

  /**
   * Has begun nothing yet.
   *
   * @param folder where a local ledger is; no other is read this early
   * @param clients makes the HTTP clients of the run
   */
  EarlyLook(
      Terminal terminal,
      Providers providers,
      Path folder,
      PlanOptions options,
      Supplier<ApiClients> clients) {
    this.terminal = terminal;
    this.providers = providers;
    this.folder = folder;
    this.options = options;
    this.clients = clients;
  }

  /**
   * Begins, on a thread of its own.
   *
   * @param documents the stack and its providers
   */
  void begin(Manifests documents) {
    if (documents.stack().ledger().backend() == LedgerSettings.Backend.LOCAL) {
      var store = new Ledgers(terminal, folder).of(documents, false, LockOptions.USUAL_LEASE);
      var begins = new FutureTask<>(() -> begin(documents, store));
      task = Optional.of(begins);
      Thread.ofVirtual().name("early look").start(begins);
    }
  }

  private Optional<Begun> begin(Manifests documents, LedgerStore store) {
    try {
      var ledger = store.read();
      return ledger.entries().isEmpty()
          ? Optional.empty()
          : begin(documents, ledger, store.describe());
    } catch (Refused _) {
      return Optional.empty();
    }
  }

  private synchronized Optional<Begun> begin(Manifests documents, Ledger ledger, String place) {
    if (!closed) {
      var made = clients.get();
      var means = new EarlyReads.Means(providers, made, terminal.surroundings()::variable);
      begun =
          Optional.of(
              new Begun(place, ledger, made, EarlyReads.begin(means, documents, ledger, options)));
    }
    return begun;
  }

  /** What was begun, if anything was. */
  Optional<Begun> begun() {
    return task.flatMap(Concurrently::result);
  }

  /** Breaks off what goes on, and begins nothing more. */
  @Override
  public synchronized void close() {
    closed = true;
    begun.ifPresent(found -> {
      found.reads().close();
      found.clients().close();
    });
  }
}
