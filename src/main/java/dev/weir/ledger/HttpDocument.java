package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.time.Instant;
import java.util.Optional;

/** The document on the server while this run holds its lock. */
final class HttpDocument implements AutoCloseable {

  private final HttpLedgerStore store;
  private final HttpPlace place;
  private final HttpCalls calls;
  private final Holder holder;
  private final LockTerms terms;

  HttpDocument(
      HttpLedgerStore store, HttpPlace place, HttpCalls calls, Holder holder, LockTerms terms) {
    this.store = store;
    this.place = place;
    this.calls = calls;
    this.holder = holder;
    this.terms = terms;
  }

  /** The lock is ours no more: whatever another run wrote since must stay. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    Lost(Diagnostic diagnostic) {
      super(diagnostic.message());
      this.diagnostic = diagnostic;
    }

    Refused refused() {
      return new Refused(diagnostic);
    }
  }

  Instant expires() {
    return holder.expires().orElseThrow();
  }

  Instant lastCall() {
    return Lease.lastCall(holder.since().orElseThrow(), expires());
  }

  Instant now() {
    return terms.now();
  }

  String describe() {
    return store.describe();
  }

  /**
   * Writes the document. Servers take each serial once, so after a call without an answer it is
   * looked what became of it before it is sent again.
   *
   * @throws Lost when the server says that the lock is another's, or the document is
   */
  void write(Ledger ledger) {
    var address = HttpLedgerStore.withLock(place.address(), holder.id());
    var body = Documents.text(ledger);
    for (int attempt = 0; ; attempt++) {
      try {
        accepted(calls.once(place.updateMethod(), address, body), ledger);
        return;
      } catch (HttpCalls.NoAnswer e) {
        if (!calls.waitBefore(attempt)) {
          throw calls.unreachable(e);
        }
        if (isThere(ledger)) {
          return;
        }
      }
    }
  }

  private void accepted(HttpCalls.Answer answer, Ledger ledger) {
    if (answer.isSuccess()) {
      return;
    }
    if (answer.isConflict()) {
      var other = Optional.of(Holder.read(answer.body())).filter(h -> !h.id().equals(holder.id()));
      throw new Lost(Locking.lost(describe(), other, now()));
    }
    var refused = HttpAnswers.refused("writing", place, answer);
    if (answer.status() == 422 && isOvertaken(ledger)) {
      throw new Lost(Locking.lost(describe(), Optional.empty(), now()));
    }
    throw refused;
  }

  private boolean isThere(Ledger ledger) {
    var wanted = Documents.text(ledger);
    return store.find(calls).map(Documents::text).filter(wanted::equals).isPresent();
  }

  private boolean isOvertaken(Ledger ledger) {
    return store
        .find(calls)
        .filter(
            found -> found.serial() >= ledger.serial() || !found.lineage().equals(ledger.lineage()))
        .isPresent();
  }

  /** Gives the lock back; it is no harm when somebody has taken it away already. */
  void unlock() {
    var answer = calls.send(place.unlockMethod(), place.unlock(), holder.json().toString());
    if (!answer.isSuccess() && !answer.isConflict()) {
      throw HttpAnswers.refused("unlocking", place, answer);
    }
  }

  @Override
  public void close() {
    calls.close();
  }
}
