package dev.weir.ledger;

import dev.weir.diag.Diagnostic;
import dev.weir.diag.Refused;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A ledger in a PostgreSQL database: every version is kept, and every step since the newest. The
 * lock is one that the server gives back when its holder's connection ends; a row beside it says
 * who holds it, and each write checks in its own transaction that this row is still there.
 */
public final class PgLedgerStore implements LedgerStore {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final int MOST_LOOKS = 100;

  private final PgPlace place;
  private final String stack;
  private final LockTerms terms;
  private final Unsaved unsaved;

  /**
   * A ledger for a stack.
   *
   * @param unsaved a file for a ledger that the database did not take in the end
   */
  public PgLedgerStore(PgPlace place, String stack, LockTerms terms, Path unsaved) {
    this.place = place;
    this.stack = stack;
    this.terms = terms;
    this.unsaved = new Unsaved(unsaved);
  }

  @Override
  public String describe() {
    return place.describe(stack);
  }

  /** Work with the tables. */
  interface Work<T> {
    T run(PgTables tables) throws SQLException;
  }

  private <T> T connected(Work<T> work) {
    try (var tables = PgTables.connect(place, stack)) {
      return work.run(tables);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  Refused failed(SQLException e) {
    var gone = Optional.ofNullable(e.getSQLState()).filter(state -> state.startsWith("08"));
    return new Refused(
        Diagnostic.error(
                gone.isPresent() ? "ledger-unreachable" : "ledger-database",
                "the ledger's database `%s` failed: %s"
                    .formatted(describe(), String.valueOf(e.getMessage()).replace('\n', ' ')))
            .hint("see whether the connection string is right and its user may use the schema"));
  }

  @Override
  public Ledger read() {
    return connected(tables -> tables.exist() ? read(tables) : Ledger.empty(terms.ids().get()));
  }

  private Ledger read(PgTables tables) throws SQLException {
    var working = new Working(newest(tables));
    tables.steps().forEach(working::take);
    return working.snapshot();
  }

  private Ledger newest(PgTables tables) throws SQLException {
    try {
      return tables.versions(1).stream()
          .findFirst()
          .map(Version::ledger)
          .orElseGet(() -> Ledger.empty(terms.ids().get()));
    } catch (IllegalArgumentException e) {
      throw new Refused(
          Diagnostic.error(
                  "ledger-unreadable",
                  "what is kept at `%s` is no ledger: %s".formatted(describe(), e.getMessage()))
              .hint("nothing was changed; `weir state push` puts another in its place"));
    }
  }

  @Override
  public LedgerSession open(String operation, Duration patience) {
    PgTables tables;
    try {
      tables = PgTables.connect(place, stack);
    } catch (SQLException e) {
      throw failed(e);
    }
    try {
      if (!tables.exist()) {
        tables.create();
      }
      tables.commit();
      var holder = Locking.take(() -> attempt(tables, operation), terms, patience, BETWEEN_TRIES);
      var version = newest(tables);
      var now = read(tables);
      tables.commit();
      return new PgLedgerSession(this, tables, holder, terms, version, now, unsaved);
    } catch (SQLException e) {
      tables.close();
      throw failed(e);
    } catch (RuntimeException e) {
      tables.close();
      throw e;
    }
  }

  /** Whoever gets the lock knows that the connection of the one before is gone. */
  private Locking.Attempt<Holder> attempt(PgTables tables, String operation) {
    try {
      for (int tries = 0; !tables.tryLock(); tries++) {
        var holder = tables.readHolder(false);
        tables.commit();
        // A lock that nobody put a name to is on its way out, or somebody only looks.
        if (holder.isPresent() || tries == MOST_LOOKS) {
          return Locking.Attempt.held(holder.orElse(Holder.UNKNOWN));
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      tables.commit();
      var mine = terms.holder(operation);
      tables.writeHolder(mine);
      tables.commit();
      return Locking.Attempt.taken(mine);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public Optional<Holder> holder() {
    return connected(tables -> {
      if (!tables.exist() || !tables.isHeld()) {
        return Optional.<Holder>empty();
      }
      return Optional.of(tables.readHolder(false).orElse(Holder.UNKNOWN));
    });
  }

  @Override
  public void breakLock(Holder holder) {
    connected(tables -> {
      tables.endHolder();
      tables.deleteHolder();
      tables.commit();
      return true;
    });
  }

  @Override
  public Optional<Diagnostic> doubt(Ledger ledger) {
    return ledger.isNew()
        ? Optional.of(
            Diagnostic.warning("ledger-new", "there is no ledger yet at `" + describe() + "`")
                .hint(
                    "another database or schema looks the same; `weir recover` rebuilds a lost one;"
                        + " if it is to be new, give the first apply `--new-ledger`"))
        : Optional.empty();
  }

  @Override
  public List<Version> history() {
    return connected(
        tables -> tables.exist() ? tables.versions(Integer.MAX_VALUE) : List.<Version>of());
  }
}
