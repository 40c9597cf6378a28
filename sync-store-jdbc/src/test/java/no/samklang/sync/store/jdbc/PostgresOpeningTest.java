package no.samklang.sync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.store.jdbc.postgres.EmbeddedPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** What the store asks of a PostgreSQL, and how it makes its tables there. */
class PostgresOpeningTest {
  private final PostgresSchema schema = new PostgresSchema();

  @AfterEach
  void close() {
    schema.close();
  }

  @Test
  void tablesAreMadeBesideThoseOfTheHost() throws SQLException {
    schema.run("CREATE TABLE invoice (id INTEGER)");

    schema.open().close();
    schema.open().close();

    assertThat(schema.number("SELECT count(*) FROM sync_schema")).isEqualTo(1);
    assertThat(
            schema.number(
                "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"
                    + " AND tablename NOT LIKE 'sync\\_%'"))
        .isEqualTo(1);
  }

  @Test
  void severalHostsMayStartAtOnce() throws Exception {
    ExecutorService hosts = Executors.newFixedThreadPool(6);
    try {
      List<Callable<Boolean>> starts = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        starts.add(
            () -> {
              schema.open().close();
              return true;
            });
      }
      for (Future<Boolean> started : hosts.invokeAll(starts)) {
        assertThat(started.get()).isTrue();
      }
    } finally {
      hosts.shutdownNow();
    }
    assertThat(schema.number("SELECT count(*) FROM sync_schema")).isEqualTo(1);
  }

  @Test
  void laterVersionIsRefusedWithWhatToDo() throws SQLException {
    schema.open().close();
    schema.run("INSERT INTO sync_schema VALUES (99)");

    assertThatThrownBy(schema::open)
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("run the newer program");
  }

  @Test
  void failingStepLeavesTheDatabaseAsItWas() throws SQLException {
    Database database = PostgresDatabase.of(schema.pool(), PostgresDialect.SERVER_TIME);

    assertThatThrownBy(
            () -> new Schema(database, "state database", database.dialect().newest() + 1).migrate())
        .isInstanceOf(IllegalStateException.class);

    assertThat(schema.number("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"))
        .isZero();
  }

  @Test
  void otherDatabaseIsRefused() {
    SQLiteDataSource sqlite = new SQLiteDataSource();
    sqlite.setUrl("jdbc:sqlite::memory:");

    assertThatThrownBy(() -> JdbcSyncStateStore.postgres(sqlite))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("SQLite")
        .hasMessageContaining("PostgreSQL");
  }

  @Test
  void databaseThatCannotHoldEveryTextIsRefused() throws SQLException {
    schema.run(
        "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(EmbeddedPostgres.shared().newSchema("").replace("/postgres?", "/latin?"));
    try (HikariDataSource latin = new HikariDataSource(config)) {
      assertThatThrownBy(() -> JdbcSyncStateStore.postgres(latin))
          .isInstanceOf(UncheckedStoreException.class)
          .hasMessageContaining("LATIN1")
          .hasMessageContaining("UTF8");
    }
  }

  @Test
  void connectionsOfAnotherIsolationAreRefused() {
    try (PostgresSchema strict =
        new PostgresSchema(
            "", config -> config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ"))) {
      assertThatThrownBy(strict::open)
          .isInstanceOf(UncheckedStoreException.class)
          .hasMessageContaining("read committed");
    }
  }

  @Test
  void databaseThatCannotBeReachedIsReported() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none?user=postgres");
    config.setInitializationFailTimeout(-1);
    config.setConnectionTimeout(250);
    try (HikariDataSource nowhere = new HikariDataSource(config)) {
      assertThatThrownBy(() -> JdbcSyncStateStore.postgres(nowhere))
          .isInstanceOf(UncheckedStoreException.class)
          .hasMessageContaining("cannot be reached");
    }
  }
}
