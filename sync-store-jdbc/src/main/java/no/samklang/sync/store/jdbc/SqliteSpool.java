package no.samklang.sync.store.jdbc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.samklang.sync.spi.Spool;

/** A spool in a temporary table, numbered from one without gaps. */
final class SqliteSpool implements Spool {
  private static final String TABLE =
      "item (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, payload TEXT)";
  private static final Insert ADD =
      Insert.into(
          "item", "key, payload", "ON CONFLICT (key) DO UPDATE SET payload = excluded.payload");
  private static final Lookup FIND =
      new Lookup("SELECT wanted.n FROM wanted CROSS JOIN item i ON i.key = wanted.id");
  private static final String PAGE =
      "SELECT key, payload FROM item WHERE id > ? ORDER BY id LIMIT ?";
  private static final String SIZE = "SELECT max(id) FROM item";

  private final Session session = SqliteScratch.open(TABLE);

  @Override
  public void add(Collection<Item> items) {
    session.write(
        () -> {
          Batch batch = new Batch(session);
          for (Item item : items) {
            batch.add(ADD, Columns.id(item.key()), item.payload());
          }
          batch.flush();
          return true;
        });
  }

  @Override
  public Set<String> missing(Collection<String> keys) {
    Set<String> missing = new LinkedHashSet<>(keys);
    return session.read(
        () -> {
          FIND.run(session, keys, (key, row) -> missing.remove(key));
          return missing;
        });
  }

  @Override
  public List<Item> page(long offset, int limit) {
    return session.read(
        () ->
            session.all(PAGE, row -> new Item(row.getString(1), row.getString(2)), offset, limit));
  }

  @Override
  public long size() {
    return session.read(() -> session.one(SIZE, row -> row.getLong(1)).orElse(0L));
  }

  @Override
  public void close() {
    session.close();
  }
}
