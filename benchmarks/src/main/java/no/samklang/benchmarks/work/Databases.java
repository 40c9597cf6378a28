package no.samklang.benchmarks.work;

import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;

/** The peers' databases: an H2 file each. */
final class Databases {
  private Databases() {}

  /** Returns a database as H2 has it: a commit is in the file half a second later at most. */
  static JdbcConnectionPool plain(Path file) {
    return JdbcConnectionPool.create("jdbc:h2:file:" + file, "sa", "");
  }

  /** Returns a database whose commits outlive the process at once. */
  static JdbcConnectionPool durable(Path file) {
    return JdbcConnectionPool.create("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", "");
  }
}
