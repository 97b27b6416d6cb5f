package dev.weir.engine;

import dev.weir.ledger.Ledger;
import dev.weir.ledger.LedgerSession;
import dev.weir.manifest.Manifests;
import dev.weir.plan.Plan;

/** A run: reads what is live, plans, applies. */
public interface Engine extends AutoCloseable {

  /** What to plan for. */
  enum Goal {
    /** Everything declared, as declared. */
    CONVERGE,
    /** Nothing: everything that is ours goes. */
    DESTROY
  }

  /**
   * Reads what is live and plans.
   *
   * @param ledger what is ours; open intents in it are looked into, and settled in memory
   * @throws dev.weir.diag.Refused when the manifests cannot be planned
   */
  Plan plan(Manifests manifests, Ledger ledger, Goal goal);

  /**
   * Does what a plan says, reading each object again just before its write; independent branches go
   * on when one fails.
   *
   * @param session the ledger under its lock, as it was when the plan was made
   * @param parallelism how many changes may be under way at once
   */
  RunReport apply(Plan plan, LedgerSession session, int parallelism);

  @Override
  void close();
}
