package dev.weir.engine;

import dev.weir.kind.Address;
import dev.weir.ledger.LedgerSession;
import dev.weir.plan.Action;
import dev.weir.plan.Change;
import dev.weir.plan.Plan;
import dev.weir.plan.Recovery;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an apply writes into the ledger before its first call. */
final class Bookkeeping {

  private Bookkeeping() {}

  /** Settles what an earlier run left open, and gives entries the addresses they have now. */
  static void before(Plan plan, LedgerSession session) {
    plan.recoveries().forEach(recovery -> settle(recovery, session));
    var moves = new LinkedHashMap<Address, Address>();
    plan.changes().values().forEach(change -> move(change, moves));
    if (!moves.isEmpty()) {
      session.move(moves);
    }
  }

  private static void move(Change change, Map<Address, Address> moves) {
    change.movedFrom().ifPresent(from -> moves.put(from, change.address()));
    if (change.action() == Action.REPLACE_CREATE_FIRST) {
      // The old object keeps its place in the ledger until it is gone.
      change
          .entry()
          .filter(entry -> entry.address().equals(change.address()))
          .ifPresent(_ -> moves.put(change.address(), Change.replacedAddress(change.address())));
    }
  }

  private static void settle(Recovery recovery, LedgerSession session) {
    var intent = recovery.intent();
    switch (recovery.outcome()) {
      case NO_EFFECT -> session.settle(intent);
      case UNCLEAR -> {
        // Left open: until a person decides, every run looks again.
      }
      case DONE, BEGUN -> {
        switch (intent.verb()) {
          case CREATE, UPDATE -> session.put(recovery.entry());
          case DELETE -> session.remove(recovery.entry());
        }
      }
    }
  }
}
