package dev.weir.ledger;

import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in a database under its lock: every step is a row, durable when it was taken; the end
 * makes a version of them. A write finds its lock's row gone when the lock was broken, and is the
 * last one then.
 */
final class PgLedgerSession implements LedgerSession {

  private final PgLedgerStore store;
  private final PgTables tables;
  private final LockTerms terms;
  private final Ledger version;
  private final Working working;
  private final Unsaved unsaved;
  private final GroupCommit<Step> steps = new GroupCommit<>(this::write);
  private Holder holder;
  private @Nullable Refused broken;
  private boolean closed;

  PgLedgerSession(
      PgLedgerStore store,
      PgTables tables,
      Holder holder,
      LockTerms terms,
      Ledger version,
      Ledger now,
      Unsaved unsaved) {
    this.store = store;
    this.tables = tables;
    this.holder = holder;
    this.terms = terms;
    this.version = version;
    this.working = new Working(now);
    this.unsaved = unsaved;
  }

  @Override
  public synchronized Ledger ledger() {
    return working.snapshot();
  }

  @Override
  public synchronized Optional<Entry> find(Address address) {
    return working.find(address);
  }

  @Override
  public void intend(Intent intent) {
    long ticket = take(new Step.Intended(intent));
    try {
      steps.await(ticket);
    } catch (RuntimeException e) {
      // The call will not be sent, so nothing is to be looked for.
      take(new Step.Settled(intent));
      throw e;
    }
  }

  @Override
  public void put(Entry entry) {
    steps.await(take(new Step.Put(entry)));
  }

  @Override
  public void remove(Entry entry) {
    steps.await(take(new Step.Removed(entry)));
  }

  @Override
  public void settle(Intent intent) {
    steps.await(take(new Step.Settled(intent)));
  }

  @Override
  public void move(Map<Address, Address> addresses) {
    steps.await(take(new Step.Moved(addresses)));
  }

  @Override
  public void replace(Ledger ledger) {
    steps.await(take(new Step.Replaced(ledger)));
  }

  /** Every step is durable when it was taken. */
  @Override
  public void flush() {}

  private synchronized long take(Step step) {
    if (closed) {
      throw new IllegalStateException("the ledger is closed");
    }
    working.take(step);
    return steps.add(step);
  }

  private void write(List<Step> batch) {
    underLock(() -> tables.writeSteps(batch));
  }

  /** What is done in one transaction with the check that the lock is still ours. */
  private interface Change {
    void make() throws SQLException;
  }

  private void underLock(Change change) {
    if (broken != null) {
      throw broken;
    }
    try {
      var held = tables.readHolder(true);
      if (held.filter(found -> found.id().equals(holder.id())).isEmpty()) {
        throw new Refused(Locking.lost(store.describe(), held, terms.now()));
      }
      renew();
      change.make();
      tables.commit();
    } catch (SQLException e) {
      // Whether it was committed is not known, and the lock went with the connection.
      throw broken(store.failed(e));
    } catch (Refused e) {
      throw broken(e);
    }
  }

  private Refused broken(Refused why) {
    tables.rollback();
    broken = why;
    return why;
  }

  /** The row is ours until the transaction ends, so its lease can be prolonged safely. */
  private void renew() throws SQLException {
    var half = terms.lease().dividedBy(2);
    if (terms.now().isBefore(holder.expires().orElseThrow().minus(half))) {
      return;
    }
    var longer = terms.holder(holder.operation());
    var renewed = new Holder(longer.id(), holder.operation(), holder.who(), holder.since());
    tables.writeHolder(renewed);
    holder = renewed;
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    try (tables) {
      steps.flush();
      underLock(this::finish);
    } catch (Refused e) {
      var problems = new ArrayList<>(e.diagnostics());
      synchronized (this) {
        if (!version.holdsTheSameAs(working.next())) {
          problems.add(unsaved.save(working.next(), store.describe()));
        }
      }
      throw new Refused(problems);
    }
  }

  private synchronized void finish() throws SQLException {
    var now = working.next();
    if (!version.holdsTheSameAs(now)) {
      tables.writeVersion(now, terms.who(), terms.now());
    }
    tables.deleteSteps();
    tables.deleteHolder();
  }
}
