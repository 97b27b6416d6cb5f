package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import dev.weir.kind.Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A ledger on a state server under its lock. The whole document is written each time, so calls
 * under way at the same time share one write for their intents, and what came of them goes along
 * with the next or waits for a moment.
 */
final class HttpLedgerSession implements LedgerSession {

  private final HttpDocument document;
  private final Working working;
  private final Unsaved unsaved;
  private final GroupCommit<Step> steps = new GroupCommit<>(_ -> write());
  private final Flusher flusher;
  private volatile @Nullable Refused lost;
  private boolean closed;

  HttpLedgerSession(HttpDocument document, Ledger ledger, Unsaved unsaved, Duration batch) {
    this.document = document;
    this.working = new Working(ledger);
    this.unsaved = unsaved;
    this.flusher = Flusher.start(steps, batch);
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
    if (!document.now().isBefore(document.lastCall())) {
      throw new Refused(Locking.ending(document.expires()));
    }
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
    take(new Step.Put(entry));
  }

  @Override
  public void remove(Entry entry) {
    take(new Step.Removed(entry));
  }

  @Override
  public void settle(Intent intent) {
    take(new Step.Settled(intent));
  }

  @Override
  public void move(Map<Address, Address> addresses) {
    take(new Step.Moved(addresses));
  }

  @Override
  public void replace(Ledger ledger) {
    take(new Step.Replaced(ledger));
  }

  private synchronized long take(Step step) {
    if (closed) {
      throw new IllegalStateException("the ledger is closed");
    }
    working.take(step);
    flusher.wake();
    return steps.add(step);
  }

  @Override
  public void flush() {
    steps.flush();
  }

  private void write() {
    var already = lost;
    if (already != null) {
      throw already;
    }
    Ledger next;
    synchronized (this) {
      next = working.next();
    }
    try {
      document.write(next);
    } catch (HttpDocument.Lost e) {
      lost = e.refused();
      throw e.refused();
    }
    synchronized (this) {
      working.written(next.serial());
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    flusher.close();
    try (document) {
      finish();
    }
  }

  private void finish() {
    var problems = new ArrayList<Diagnostic>();
    attempt(steps::flush, problems);
    if (!problems.isEmpty()) {
      synchronized (this) {
        problems.add(unsaved.save(working.next(), document.describe()));
      }
    }
    if (lost == null) {
      attempt(document::unlock, problems);
    }
    if (!problems.isEmpty()) {
      throw new Refused(problems);
    }
  }

  private static void attempt(Runnable work, List<Diagnostic> problems) {
    try {
      work.run();
    } catch (Refused e) {
      problems.addAll(e.diagnostics());
    }
  }
}
