package dev.weir.cli;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.ledger.Holder;
import dev.weir.ledger.HttpLedgerStore;
import dev.weir.ledger.HttpPlace;
import dev.weir.ledger.LedgerStore;
import dev.weir.ledger.LocalLedgerStore;
import dev.weir.ledger.LockTerms;
import dev.weir.ledger.PgLedgerStore;
import dev.weir.ledger.PgPlace;
import dev.weir.manifest.LedgerSettings;
import dev.weir.manifest.Manifests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/**
 * Finds the place where a stack's ledger is kept.
 *
 * @param terminal hears of somebody who has to be waited for
 * @param folder where a local ledger is, and where one is saved that could not be written
 */
record Ledgers(Terminal terminal, Path folder) {

  /** The ledger that the stack's settings name; in a sandbox always a local one. */
  LedgerStore of(Manifests manifests, boolean sandbox, Duration lease) {
    var settings = manifests.stack().ledger();
    var stack = manifests.stackName();
    var backend = sandbox ? LedgerSettings.Backend.LOCAL : settings.backend();
    var surroundings = terminal.surroundings();
    if (backend == LedgerSettings.Backend.HTTP) {
      checkOwn(manifests);
    }
    return switch (backend) {
      case LOCAL -> new LocalLedgerStore(folder, stack, terms(lease));
      case HTTP ->
          new HttpLedgerStore(
              HttpPlace.of(declared(settings), stack, surroundings::variable),
              terms(lease),
              unsaved(stack));
      case POSTGRES ->
          new PgLedgerStore(
              PgPlace.of(settings.schema(), surroundings::variable),
              stack,
              terms(lease),
              unsaved(stack));
    };
  }

  /** Two environments must not write into one ledger; only the environment's own word is taken. */
  private void checkOwn(Manifests manifests) {
    var variation = manifests.variation();
    boolean elsewhere =
        terminal.surroundings().variable("TF_HTTP_ADDRESS").filter(a -> !a.isEmpty()).isPresent();
    boolean apart =
        manifests.stack().ledger().address().filter(a -> a.contains("{stack}")).isPresent();
    if (variation.environment().isPresent() && !variation.ownLedger() && !elsewhere && !apart) {
      throw new Refused(
          Diagnostic.error(
                  "shared-ledger",
                  "the environment `%s` would share the ledger of all others"
                      .formatted(variation.environment().get()))
              .hint("put `{stack}` into `spec.ledger.address`, or set the address in its patch"));
    }
  }

  private static HttpPlace.Declared declared(LedgerSettings settings) {
    return new HttpPlace.Declared(
        settings.address(),
        settings.lockAddress(),
        settings.unlockAddress(),
        settings.updateMethod(),
        settings.lockMethod(),
        settings.unlockMethod());
  }

  private Path unsaved(String stack) {
    return folder.resolve(stack + ".errored.tfstate");
  }

  private LockTerms terms(Duration lease) {
    var surroundings = terminal.surroundings();
    return new LockTerms(
        surroundings.clock(),
        () -> UUID.randomUUID().toString(),
        Operator.of(surroundings),
        Operator.place(surroundings),
        lease,
        this::waiting,
        Thread::sleep);
  }

  private void waiting(Holder holder) {
    var now = terminal.surroundings().clock().instant();
    terminal.say("Waiting for the ledger's lock: " + holder.describe(now) + "\n");
  }
}
