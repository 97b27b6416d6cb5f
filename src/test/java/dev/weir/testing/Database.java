package dev.weir.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A real PostgreSQL server on a port of its own. */
public final class Database implements AutoCloseable {

  private final EmbeddedPostgres server;

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a server with nothing in it; skips the test, with the reason, where none can run. */
  public static Database start() {
    try {
      return new Database(
          EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start());
    } catch (IOException | IllegalStateException e) {
      return abort("PostgreSQL cannot run here: " + e.getMessage());
    }
  }

  /** How to connect, as {@code PG_CONN_STR} has it. */
  public String connectionString() {
    return "postgres://postgres:postgres@localhost:%d/postgres?sslmode=disable"
        .formatted(server.getPort());
  }

  /** Runs a statement. */
  public void execute(String sql) {
    try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** The first value of a query's first row, as text. */
  public String query(String sql) {
    try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
