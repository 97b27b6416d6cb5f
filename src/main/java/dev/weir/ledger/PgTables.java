package dev.weir.ledger;

import com.google.common.hash.Hashing;
import dev.weir.ledger.LedgerStore.Version;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Our tables over one connection of their own: a session's advisory lock is given back by the
 * server when its connection ends, so none may be shared. Not safe for threads.
 */
final class PgTables implements AutoCloseable {

  private final Connection connection;
  private final String schema;
  private final String stack;

  private PgTables(Connection connection, String schema, String stack) {
    this.connection = connection;
    this.schema = "\"" + schema + "\".";
    this.stack = stack;
  }

  /** Connects. The driver is loaded here and nowhere else: it costs more than a short run. */
  static PgTables connect(PgPlace place, String stack) throws SQLException {
    var connection = DriverManager.getConnection(place.url(), place.properties());
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return new PgTables(connection, place.schema(), stack);
  }

  /** Whether the tables are there. */
  boolean exist() throws SQLException {
    try (var query = prepare("SELECT to_regclass(?) IS NOT NULL")) {
      query.setString(1, schema + "weir_lock");
      return first(query, row -> row.getBoolean(1)).orElse(false);
    }
  }

  /** Makes the tables; runs that do so at the same time wait for each other. */
  void create() throws SQLException {
    execute("SELECT pg_advisory_xact_lock(" + hash("create") + ")");
    execute("CREATE SCHEMA IF NOT EXISTS " + schema.replace(".", ""));
    execute(
        """
        CREATE TABLE IF NOT EXISTS %sweir_version (
          stack text, serial bigint, written timestamptz NOT NULL, who text NOT NULL,
          document text NOT NULL, PRIMARY KEY (stack, serial))
        """
            .formatted(schema));
    execute(
        """
        CREATE TABLE IF NOT EXISTS %sweir_step (
          stack text, number bigint GENERATED ALWAYS AS IDENTITY, step text NOT NULL,
          PRIMARY KEY (stack, number))
        """
            .formatted(schema));
    execute(
        """
        CREATE TABLE IF NOT EXISTS %sweir_lock (
          stack text PRIMARY KEY, id text NOT NULL, operation text NOT NULL, who text NOT NULL,
          since timestamptz NOT NULL, process int NOT NULL)
        """
            .formatted(schema));
    commit();
  }

  /** Takes the lock that ends with this connection; false when another one has it. */
  boolean tryLock() throws SQLException {
    try (var query = prepare("SELECT pg_try_advisory_lock(?)")) {
      query.setLong(1, hash(stack));
      return first(query, row -> row.getBoolean(1)).orElse(false);
    }
  }

  private long hash(String name) {
    return Hashing.sha256().hashString("weir/" + schema + name, StandardCharsets.UTF_8).asLong();
  }

  /** Says who has the lock now. */
  void writeHolder(Holder holder) throws SQLException {
    try (var write =
        prepare(
            """
            INSERT INTO %sweir_lock (stack, id, operation, who, since, process)
            VALUES (?, ?, ?, ?, ?, pg_backend_pid())
            ON CONFLICT (stack) DO UPDATE SET id = excluded.id, operation = excluded.operation,
              who = excluded.who, since = excluded.since, process = excluded.process
            """
                .formatted(schema))) {
      write.setString(1, stack);
      write.setString(2, holder.id());
      write.setString(3, holder.operation());
      write.setString(4, holder.who());
      write.setTimestamp(5, Timestamp.from(holder.since().orElseThrow()));
      write.executeUpdate();
    }
  }

  /** Who has the lock, as told; that row stays until the transaction ends. */
  Optional<Holder> readHolder(boolean keep) throws SQLException {
    try (var query =
        prepare(
            "SELECT id, operation, who, since FROM %sweir_lock WHERE stack = ?%s"
                .formatted(schema, keep ? " FOR UPDATE" : ""))) {
      query.setString(1, stack);
      return first(query, PgTables::holder);
    }
  }

  private static Holder holder(ResultSet row) throws SQLException {
    var since = row.getTimestamp(4).toInstant();
    return new Holder(row.getString(1), row.getString(2), row.getString(3), Optional.of(since));
  }

  /** Whether the connection that took the lock is still there. */
  boolean isHeld() throws SQLException {
    if (!tryLock()) {
      return true;
    }
    execute("SELECT pg_advisory_unlock(" + hash(stack) + ")");
    return false;
  }

  void deleteHolder() throws SQLException {
    update("DELETE FROM %sweir_lock WHERE stack = ?");
  }

  /** Ends the connection that holds the lock. */
  void endHolder() throws SQLException {
    try (var query =
        prepare(
            "SELECT pg_terminate_backend(process) FROM %sweir_lock WHERE stack = ?"
                .formatted(schema))) {
      query.setString(1, stack);
      first(query, row -> row.getBoolean(1));
    }
  }

  /** What was written, newest first. */
  List<Version> versions(int most) throws SQLException {
    try (var query =
        prepare(
            "SELECT serial, written, who, document FROM %sweir_version WHERE stack = ? ORDER BY serial DESC LIMIT %d"
                .formatted(schema, most))) {
      query.setString(1, stack);
      return all(query, PgTables::version);
    }
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getLong(1),
        row.getTimestamp(2).toInstant(),
        row.getString(3),
        Documents.read(row.getString(4)));
  }

  void writeVersion(Ledger ledger, String who, Instant now) throws SQLException {
    try (var write =
        prepare(
            "INSERT INTO %sweir_version (stack, serial, written, who, document) VALUES (?, ?, ?, ?, ?)"
                .formatted(schema))) {
      write.setString(1, stack);
      write.setLong(2, ledger.serial());
      write.setTimestamp(3, Timestamp.from(now));
      write.setString(4, who);
      write.setString(5, Documents.text(ledger));
      write.executeUpdate();
    }
  }

  /** What was done since the newest version. */
  List<Step> steps() throws SQLException {
    try (var query =
        prepare("SELECT step FROM %sweir_step WHERE stack = ? ORDER BY number".formatted(schema))) {
      query.setString(1, stack);
      return all(query, row -> Documents.step(row.getString(1)));
    }
  }

  void writeSteps(List<Step> steps) throws SQLException {
    try (var write =
        prepare("INSERT INTO %sweir_step (stack, step) VALUES (?, ?)".formatted(schema))) {
      for (var step : steps) {
        write.setString(1, stack);
        write.setString(2, Documents.line(step));
        write.addBatch();
      }
      write.executeBatch();
    }
  }

  void deleteSteps() throws SQLException {
    update("DELETE FROM %sweir_step WHERE stack = ?");
  }

  private void update(String sql) throws SQLException {
    try (var write = prepare(sql.formatted(schema))) {
      write.setString(1, stack);
      write.executeUpdate();
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  /** Gives up what the transaction did so far; the connection may be gone already. */
  void rollback() {
    try {
      connection.rollback();
    } catch (SQLException _) {
      // A connection that is gone has nothing to give up.
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Reads one row. */
  private interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> Optional<T> first(PreparedStatement query, Row<T> row) throws SQLException {
    return all(query, row).stream().findFirst();
  }

  private static <T> List<T> all(PreparedStatement query, Row<T> row) throws SQLException {
    try (var rows = query.executeQuery()) {
      var all = new ArrayList<T>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    }
  }

  @Override
  public void close() {
    try (connection) {
      // A server lets go of a closed connection's locks in its own time.
      connection.rollback();
      execute("SELECT pg_advisory_unlock_all()");
      connection.commit();
    } catch (SQLException _) {
      // It is gone, which is what was wanted.
    }
  }
}
