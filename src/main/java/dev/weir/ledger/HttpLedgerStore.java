package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A ledger on a server that speaks Terraform's HTTP state protocol, such as GitLab or Gitea. The
 * protocol has locks without an end, so each carries its lease in its id, and whoever holds it
 * stops in time.
 */
public final class HttpLedgerStore implements LedgerStore {

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final HttpPlace place;
  private final LockTerms terms;
  private final Unsaved unsaved;
  private final Duration batch;

  /**
   * A ledger for a stack.
   *
   * @param unsaved a file for a ledger that the server did not take in the end
   */
  public HttpLedgerStore(HttpPlace place, LockTerms terms, Path unsaved) {
    this(place, terms, unsaved, Duration.ofSeconds(2));
  }

  /**
   * A ledger for a stack.
   *
   * @param unsaved a file for a ledger that the server did not take in the end
   * @param batch how long what came of a call may wait to be written
   */
  HttpLedgerStore(HttpPlace place, LockTerms terms, Path unsaved, Duration batch) {
    this.place = place;
    this.terms = terms;
    this.unsaved = new Unsaved(unsaved);
    this.batch = batch;
  }

  @Override
  public String describe() {
    return place.describe();
  }

  @Override
  public Ledger read() {
    try (var calls = new HttpCalls(place, terms)) {
      return read(calls);
    }
  }

  private Ledger read(HttpCalls calls) {
    return find(calls).orElseGet(() -> Ledger.empty(terms.ids().get()));
  }

  /** The document; empty when there is none yet. */
  Optional<Ledger> find(HttpCalls calls) {
    var answer = calls.send("GET", place.address(), "");
    if (answer.status() == 204 || answer.status() == 404) {
      return Optional.empty();
    }
    if (!answer.isSuccess()) {
      throw HttpAnswers.refused("reading", place, answer);
    }
    if (answer.body().isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Documents.read(answer.body()));
    } catch (IllegalArgumentException e) {
      throw new Refused(
          Diagnostic.error(
                  "ledger-unreadable",
                  "what is kept at `%s` is no ledger: %s".formatted(describe(), e.getMessage()))
              .hint("nothing was changed; give the stack an address of its own"));
    }
  }

  @Override
  public LedgerSession open(String operation, Duration patience) {
    var calls = new HttpCalls(place, terms);
    try {
      var holder = Locking.take(() -> attempt(calls, operation), terms, patience, BETWEEN_TRIES);
      return opened(calls, holder);
    } catch (RuntimeException e) {
      calls.close();
      throw e;
    }
  }

  private LedgerSession opened(HttpCalls calls, Holder holder) {
    try {
      return new HttpLedgerSession(
          new HttpDocument(this, place, calls, holder, terms), read(calls), unsaved, batch);
    } catch (RuntimeException e) {
      unlock(calls, holder.json().toString());
      throw e;
    }
  }

  private Locking.Attempt<Holder> attempt(HttpCalls calls, String operation) {
    var mine = terms.holder(operation);
    var answer = calls.send(place.lockMethod(), place.lock(), mine.json().toString());
    if (answer.isSuccess()) {
      return Locking.Attempt.taken(mine);
    }
    if (!answer.isConflict()) {
      throw HttpAnswers.refused("locking", place, answer);
    }
    var holder = Holder.read(answer.body());
    // A call that was sent again finds that the one before it had worked.
    return holder.id().equals(mine.id())
        ? Locking.Attempt.taken(mine)
        : Locking.Attempt.held(toldOf(holder, mine));
  }

  /** GitLab tells the asker's own operation back; the holder's is not known there. */
  private static Holder toldOf(Holder holder, Holder mine) {
    var echoed = holder.operation().equals(mine.operation());
    return new Holder(holder.id(), echoed ? "" : holder.operation(), holder.who(), holder.since());
  }

  /** The protocol has no way to look at a lock, so it is taken and given back at once. */
  @Override
  public Optional<Holder> holder() {
    try (var calls = new HttpCalls(place, terms)) {
      var attempt = attempt(calls, "look at the lock");
      var mine = attempt.lock();
      if (mine != null) {
        unlock(calls, mine.json().toString());
        return Optional.empty();
      }
      return Optional.of(attempt.holder());
    }
  }

  /** A holder whose id is not told is removed without one, which not every server does. */
  @Override
  public void breakLock(Holder holder) {
    try (var calls = new HttpCalls(place, terms)) {
      unlock(calls, holder.id().isEmpty() ? "" : holder.json().toString());
    }
  }

  private void unlock(HttpCalls calls, String body) {
    var answer = calls.send(place.unlockMethod(), place.unlock(), body);
    if (!answer.isSuccess()) {
      throw HttpAnswers.refused("unlocking", place, answer);
    }
  }

  /** Where a write with this lock goes. */
  static URI withLock(URI address, String id) {
    var separator = address.getRawQuery() == null ? "?" : "&";
    return URI.create(address + separator + "ID=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  @Override
  public Optional<Diagnostic> doubt(Ledger ledger) {
    return ledger.isNew()
        ? Optional.of(
            Diagnostic.warning("ledger-new", "there is no ledger yet at `" + describe() + "`")
                .hint(
                    "a wrong address, a deleted state and a user who may not see it look the same;"
                        + " `weir recover` rebuilds a lost one; if it is to be new, give the first"
                        + " apply `--new-ledger`"))
        : Optional.empty();
  }
}
