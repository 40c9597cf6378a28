package no.samklang.sync.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import no.samklang.sync.store.jdbc.postgres.EmbeddedPostgres;

/**
 * A schema of the server of the tests, with a pool of connections as a host has one.
 *
 * <p>A store on it goes by one of three clocks: the server's own; one of the test, whose time each
 * connection carries into the server, where the statements of the store find it; or the server's
 * with an offset that stands in a table, so that every process that uses the schema sees it move.
 */
public final class PostgresSchema implements AutoCloseable {
  private static final String GIVEN_TIME = "current_setting('samklang.now')::bigint";
  private static final String SHIFTED_TIME =
      "(" + PostgresDialect.SERVER_TIME + " + (SELECT nanos FROM test_offset))";

  private final String url;
  private final HikariDataSource pool;

  /** Makes an empty schema. */
  public PostgresSchema() {
    this("", config -> {});
  }

  /**
   * Makes an empty schema.
   *
   * @param options of the driver; empty for none
   * @param settings of the pool
   */
  PostgresSchema(String options, Consumer<HikariConfig> settings) {
    this(settings, EmbeddedPostgres.shared().newSchema(options));
  }

  private PostgresSchema(Consumer<HikariConfig> settings, String url) {
    this.url = url;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    settings.accept(config);
    pool = new HikariDataSource(config);
  }

  /** Connects to a schema that another process made. */
  public static PostgresSchema at(String url) {
    return new PostgresSchema(config -> {}, url);
  }

  /** Returns the address by which another process connects to it. */
  public String url() {
    return url;
  }

  DataSource pool() {
    return pool;
  }

  JdbcSyncStateStore open() {
    return JdbcSyncStateStore.postgres(pool);
  }

  /** Opens a store by this clock. */
  public JdbcSyncStateStore open(InstantSource clock) {
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

  /** Opens a store by the server's clock with the offset that {@link #pass} moves. */
  public JdbcSyncStateStore openShifted() throws SQLException {
    run("CREATE TABLE IF NOT EXISTS test_offset AS SELECT 0::bigint AS nanos");
    return JdbcSyncStateStore.postgres(pool, SHIFTED_TIME);
  }

  /** Lets time pass for all stores that were opened shifted. */
  public void pass(Duration time) throws SQLException {
    run("UPDATE test_offset SET nanos = nanos + " + time.toNanos());
  }

  /** Returns how much time was let pass in all. */
  public Duration passed() throws SQLException {
    return Duration.ofNanos(number("SELECT nanos FROM test_offset"));
  }

  /** Runs a statement on a connection of its own. */
  public void run(String sql) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      run(connection, sql);
    }
  }

  /** Returns the number in the first row that this query finds. */
  public long number(String sql) throws SQLException {
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
