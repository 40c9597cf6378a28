package no.samklang.sync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
  private static final int NEWEST = SqliteDialect.INSTANCE.newest();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("state.db");
  }

  @Test
  void newFileHasTheNewestVersion() throws SQLException {
    JdbcSyncStateStore.sqlite(file).close();

    assertThat(number("SELECT max(version) FROM sync_schema")).isEqualTo(NEWEST);
  }

  @Test
  void everyStepIsRecordedOnce() throws SQLException {
    JdbcSyncStateStore.sqlite(file).close();
    JdbcSyncStateStore.sqlite(file).close();

    assertThat(number("SELECT count(*) FROM sync_schema")).isEqualTo(NEWEST);
  }

  @Test
  void firstStepMakesEveryTableOfTheMemories() throws SQLException {
    try (Database database = emptyDatabase()) {
      new Schema(database, "file", 1).migrate();
    }

    assertThat(number("SELECT count(*) FROM sqlite_master WHERE type = 'table'")).isEqualTo(14);
  }

  @Test
  void failingStepLeavesTheFileAsItWas() throws SQLException {
    try (Database database = emptyDatabase()) {
      assertThatThrownBy(() -> new Schema(database, "file", NEWEST + 1).migrate())
          .isInstanceOf(IllegalStateException.class);
    }

    assertThat(number("SELECT count(*) FROM sqlite_master")).isZero();
  }

  @Test
  void laterVersionIsRefusedWithWhatToDo() throws SQLException {
    JdbcSyncStateStore.sqlite(file).close();
    run("INSERT INTO sync_schema VALUES (99)");

    assertThatThrownBy(() -> JdbcSyncStateStore.sqlite(file))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("run the newer program")
        .hasMessageContaining(file.toString());
  }

  @Test
  void databaseOfAnotherProgramIsRefusedAndLeftAlone() throws SQLException {
    run("CREATE TABLE invoice (id INTEGER)");

    assertThatThrownBy(() -> JdbcSyncStateStore.sqlite(file))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("another program");
    assertThat(number("SELECT count(*) FROM sqlite_master")).isEqualTo(1);
  }

  @Test
  void fileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    String letter = "Kjære kunde, ".repeat(400);
    Files.writeString(file, letter);

    assertThatThrownBy(() -> JdbcSyncStateStore.sqlite(file))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("not an SQLite database");
    assertThat(file).hasContent(letter);
  }

  private Database emptyDatabase() {
    SqliteFile sqlite = new SqliteFile(file, InstantSource.system(), Duration.ofSeconds(1));
    sqlite.create();
    return new SqliteDatabase(sqlite);
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return statement.executeQuery(sql).getInt(1);
    }
  }
}
