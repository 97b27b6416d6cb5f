package dev.weir.engine;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.ledger.Ledger;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Plan;
import dev.weir.plan.PlanOptions;

/** Looks at what is live, and can do nothing else: it never makes a writing client. */
public final class Survey implements AutoCloseable {

  private final EngineSettings settings;
  private final Secrets secrets;

  /** A survey that works with these. */
  public Survey(EngineSettings settings) {
    this.settings = settings;
    this.secrets = Secrets.of(settings);
  }

  /**
   * Reads what is live and tells what an apply would do, without asking what is on the air or what
   * an account allows.
   *
   * @param ledger what is ours; its open intents are looked into, and taken into account
   * @throws Refused when the manifests cannot be planned
   */
  public Plan look(Manifests manifests, Ledger ledger, PlanOptions options) {
    var found = Checks.run(manifests, settings.providers(), settings.clock().instant());
    if (found.stream().anyMatch(Diagnostic::isError)) {
      throw new Refused(found);
    }
    return Look.at(
            settings, secrets, manifests, ledger, options, EarlyReads.none(settings.clients()))
        .plan()
        .noting(OtherKey.warnings(ledger, settings.providers(), settings.sealer()));
  }

  @Override
  public void close() {
    settings.clients().close();
  }
}
