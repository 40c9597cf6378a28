package no.samklang.sync.store.jdbc;

/** A state file: one connection that writes, and one that reads beside it. */
final class SqliteDatabase implements Database {
  private final SqliteSession writer;
  private final SqliteSession reader;

  SqliteDatabase(SqliteFile file) {
    this.writer = file.open();
    try {
      this.reader = file.open();
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Dialect dialect() {
    return SqliteDialect.INSTANCE;
  }

  @Override
  public <V> V read(Work<V> work) {
    return reader.read(work);
  }

  @Override
  public <V> V write(Work<V> work) {
    return writer.write(work);
  }

  /** Waits for the calls under way and closes the file. */
  @Override
  public void close() {
    reader.close();
    writer.close();
  }
}
