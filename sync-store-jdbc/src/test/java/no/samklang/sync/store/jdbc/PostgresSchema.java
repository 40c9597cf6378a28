package no.samklang.sync.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import no.samklang.sync.store.jdbc.postgres.EmbeddedPostgres;

/**
 * An empty schema of the server of the tests, with a pool of connections as a host has one. A store
 * on it can be given a clock that stands still: each connection carries its time into the server,
 * where the statements of the store find it in place of the server's own.
 */
final class PostgresSchema implements AutoCloseable {
  private static final String GIVEN_TIME = "current_setting('samklang.now')::bigint";

  private final HikariDataSource pool;

  PostgresSchema() {
    this("", config -> {});
  }

  /**
   * Makes a schema.
   *
   * @param options of the driver; empty for none
   * @param settings of the pool
   */
  PostgresSchema(String options, Consumer<HikariConfig> settings) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(EmbeddedPostgres.shared().newSchema(options));
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    settings.accept(config);
    pool = new HikariDataSource(config);
  }

  DataSource pool() {
    return pool;
  }

  JdbcSyncStateStore open() {
    return JdbcSyncStateStore.postgres(pool);
  }

  JdbcSyncStateStore open(InstantSource clock) {
    return open(clock, connection -> connection);
  }

  JdbcSyncStateStore open(InstantSource clock, WrappedDataSource.Step step) {
    DataSource timed =
        new WrappedDataSource(
            pool,
            connection -> {
              run(connection, "SET samklang.now = '" + Columns.of(clock.instant()) + "'");
              return step.with(connection);
            });
    return JdbcSyncStateStore.postgres(timed, GIVEN_TIME);
  }

  void run(String sql) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      run(connection, sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
