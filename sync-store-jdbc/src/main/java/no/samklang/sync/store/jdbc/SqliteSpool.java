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
  private static final Insert ADD = Insert.orReplace("item", "key", "payload");
  private static final Lookup FIND = new Lookup("", "item i", "i.key = wanted.id");
  private static final String PAGE =
      "SELECT key, payload FROM item WHERE id > ? ORDER BY id LIMIT ?";
  private static final String SIZE = "SELECT max(id) FROM item";

  private final SqliteSession scratch = SqliteScratch.open(TABLE);

  @Override
  public void add(Collection<Item> items) {
    scratch.write(
        session -> {
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
    return scratch.read(
        session -> {
          FIND.run(session, keys, (key, row) -> missing.remove(key));
          return missing;
        });
  }

  @Override
  public List<Item> page(long offset, int limit) {
    return scratch.read(
        session ->
            session.all(PAGE, row -> new Item(row.text(1), row.nullableText(2)), offset, limit));
  }

  @Override
  public long size() {
    return scratch.read(session -> session.one(SIZE, row -> row.number(1)).orElse(0L));
  }

  @Override
  public void close() {
    scratch.close();
  }
}
