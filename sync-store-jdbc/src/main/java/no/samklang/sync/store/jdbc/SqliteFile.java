package no.samklang.sync.store.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import no.samklang.sync.spi.UncheckedStoreException;
import org.sqlite.Function;

/** A state file: how it is made and how connections to it are set up. */
final class SqliteFile {
  /** The function of a connection that gives the time of the store's clock. */
  static final String NOW = "sync_now";

  private static final int CACHE_KIB = 16 * 1024;
  private static final int LARGEST_LEFT_LOG = 64 * 1024 * 1024;

  private final Path path;
  private final Duration patience;
  private final InstantSource clock;
  private final SqliteFaults faults;

  /**
   * Names a file.
   *
   * @param clock what leases lapse by
   * @param patience how long to wait for another process
   */
  SqliteFile(Path path, InstantSource clock, Duration patience) {
    this.path = path.toAbsolutePath();
    this.clock = clock;
    this.patience = patience;
    this.faults = new SqliteFaults(name());
  }

  /** Returns what the file is called to people. */
  String name() {
    return "state file " + path;
  }

  /** Makes the file, for its owner only, where there is none. */
  void create() {
    if (Files.isDirectory(path)) {
      throw new UncheckedStoreException(
          "state file " + path + " is a folder; name a file in it", null);
    }
    try {
      Path folder = path.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (!Files.exists(path)) {
        createForOwner();
      }
    } catch (IOException e) {
      throw new UncheckedStoreException(
          "state file "
              + path
              + " cannot be made; look whether its folder is there and can be written: "
              + e,
          e);
    }
    if (!Files.isReadable(path) || !Files.isWritable(path)) {
      throw new UncheckedStoreException(
          "state file " + path + " cannot be read and written; give this process the right to",
          null);
    }
  }

  private void createForOwner() throws IOException {
    try {
      Files.createFile(path, ownerOnly(path));
    } catch (FileAlreadyExistsException e) {
      // Another process that starts now made it in the same way.
    }
  }

  SqliteSession open() {
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path.toUri());
      try {
        setUp(connection);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
      return new SqliteSession(connection, faults);
    } catch (SQLException e) {
      throw faults.of(e);
    }
  }

  private void setUp(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = " + patience.toMillis());
      try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode = WAL")) {
        String answer = mode.next() ? mode.getString(1) : "";
        if (!answer.equals("wal")) {
          throw new UncheckedStoreException(
              "state file "
                  + path
                  + " cannot keep a write-ahead log (mode '"
                  + answer
                  + "'); put it on a local disk",
              null);
        }
      }
      statement.execute("PRAGMA synchronous = FULL");
      statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
      statement.execute("PRAGMA journal_size_limit = " + LARGEST_LEFT_LOG);
    }
    Function.create(connection, NOW, new Now(clock));
  }

  /** The time as an SQL function. */
  private static final class Now extends Function {
    private final InstantSource clock;

    Now(InstantSource clock) {
      this.clock = clock;
    }

    @Override
    protected void xFunc() throws SQLException {
      result(Columns.of(clock.instant()));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
