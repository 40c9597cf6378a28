package no.samklang.sync.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import no.samklang.sync.spi.UncheckedStoreException;

/**
 * Brings a database to the newest version of the schema.
 *
 * <ol>
 *   <li>A database without our tables is new and starts at version zero.
 *   <li>A file with tables but without ours belongs to another program and is refused.
 *   <li>A database of a later version is refused: only the program that wrote it knows it.
 *   <li>Each missing step runs in order, all in one transaction that nobody else brings the schema
 *       forward beside, and is recorded.
 * </ol>
 */
final class Schema {
  private final Database database;
  private final String name;
  private final int newest;

  /** Whose tables stand in a database. */
  enum Tables {
    NONE,
    OURS,
    OF_OTHERS
  }

  /**
   * Names a database.
   *
   * @param name the database, for people
   */
  Schema(Database database, String name) {
    this(database, name, database.dialect().newest());
  }

  Schema(Database database, String name, int newest) {
    this.database = database;
    this.name = name;
    this.newest = newest;
  }

  void migrate() {
    if (database.read(this::version) != newest) {
      database.write(
          session -> {
            database.dialect().lockSchema(session);
            for (int step = version(session) + 1; step <= newest; step++) {
              apply(session, step);
            }
            return newest;
          });
    }
  }

  private int version(Session session) throws SQLException {
    Tables tables = database.dialect().tables(session);
    if (tables == Tables.NONE) {
      return 0;
    }
    if (tables == Tables.OF_OTHERS) {
      throw new UncheckedStoreException(
          name + " is a database of another program; name another file", null);
    }
    int version =
        session.one("SELECT max(version) FROM sync_schema", row -> row.count(1)).orElse(0);
    if (version > newest) {
      throw new UncheckedStoreException(
          name
              + " has schema version "
              + version
              + " and this program knows "
              + newest
              + " at most; run the newer program that wrote it, or restore a backup made before"
              + " the upgrade",
          null);
    }
    return version;
  }

  private void apply(Session session, int step) throws SQLException {
    if (step == 1) {
      session.execute("CREATE TABLE sync_schema (version INTEGER PRIMARY KEY)");
    }
    for (String statement : statements(database.dialect().scripts() + "/" + step + ".sql")) {
      session.execute(statement);
    }
    session.execute("INSERT INTO sync_schema (version) VALUES (" + step + ")");
  }

  /** Statements end with a semicolon at the end of a line; lines of comment are left out. */
  private static List<String> statements(String script) {
    String text =
        read(script)
            .lines()
            .filter(line -> !line.startsWith("--"))
            .reduce("", (all, line) -> all + line + "\n");
    return List.of(text.split(";\n")).stream()
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static String read(String name) {
    try (InputStream script = Schema.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException("the artifact lacks its resource " + name);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the artifact's resource " + name + " cannot be read", e);
    }
  }
}
