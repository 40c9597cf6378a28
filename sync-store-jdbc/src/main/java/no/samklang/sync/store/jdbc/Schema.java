package no.samklang.sync.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import no.samklang.sync.spi.UncheckedStoreException;

/**
 * Brings a file to the newest version of the schema.
 *
 * <ol>
 *   <li>A file without tables is new and starts at version zero.
 *   <li>A file with tables but without ours belongs to another program and is refused.
 *   <li>A file of a later version is refused: only the program that wrote it knows it.
 *   <li>Each missing step runs in order, all in one transaction, and is recorded.
 * </ol>
 */
final class Schema {
  /** The newest version; step n stands in {@code sqlite/n.sql}. */
  static final int NEWEST = 2;

  private final Session session;
  private final Path file;
  private final int newest;

  Schema(Session session, Path file) {
    this(session, file, NEWEST);
  }

  Schema(Session session, Path file, int newest) {
    this.session = session;
    this.file = file;
    this.newest = newest;
  }

  void migrate() {
    if (session.read(this::version) != newest) {
      session.write(
          () -> {
            for (int step = version() + 1; step <= newest; step++) {
              apply(step);
            }
            return newest;
          });
    }
  }

  int version() throws SQLException {
    List<String> tables =
        session.all("SELECT name FROM sqlite_master WHERE type = 'table'", row -> row.getString(1));
    if (tables.isEmpty()) {
      return 0;
    }
    if (!tables.contains("sync_schema")) {
      throw new UncheckedStoreException(
          "state file " + file + " is a database of another program; name another file", null);
    }
    int version =
        session.one("SELECT max(version) FROM sync_schema", row -> row.getInt(1)).orElse(0);
    if (version > newest) {
      throw new UncheckedStoreException(
          "state file "
              + file
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

  private void apply(int step) throws SQLException {
    if (step == 1) {
      session.execute("CREATE TABLE sync_schema (version INTEGER PRIMARY KEY)");
    }
    for (String statement : statements(step)) {
      session.execute(statement);
    }
    session.execute("INSERT INTO sync_schema (version) VALUES (" + step + ")");
  }

  /** Statements end with a semicolon at the end of a line; lines of comment are left out. */
  private static List<String> statements(int step) {
    String text =
        read(step)
            .lines()
            .filter(line -> !line.startsWith("--"))
            .reduce("", (all, line) -> all + line + "\n");
    return List.of(text.split(";\n")).stream()
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static String read(int step) {
    String name = "sqlite/" + step + ".sql";
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
