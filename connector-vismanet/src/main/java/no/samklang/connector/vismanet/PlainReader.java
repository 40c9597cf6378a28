package no.samklang.connector.vismanet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/** Reads a type whose rows say all there is to say: one request a page, one a fetched id. */
final class PlainReader<R extends Rows.Listed, T> implements EntityReader<T> {
  private final Lists lists;
  private final ListSpec<R> spec;
  private final String byId;
  private final ChangeReader<R> changes;
  private final int pageSize;
  private final Records.Mapping<R, T> mapping;

  PlainReader(Reading reading, ListSpec<R> spec, String byId, Records.Mapping<R, T> mapping) {
    this.lists = reading.lists();
    this.spec = spec;
    this.byId = byId;
    this.changes = new ChangeReader<>(lists, spec, reading.margins(), row -> false);
    this.pageSize = reading.pageSize();
    this.mapping = mapping;
  }

  @Override
  public Page<SourceRecord<T>> read(Cursor after, ReadOptions options) {
    SourceCursor cursor = SourceCursor.of(after);
    int rows = Math.min(options.pageSize(), pageSize);
    Step<R> step = changes.step(cursor.list(), rows, options.whole());
    return Records.page(
        Records.of(step.page(), spec, mapping), cursor.list(step.next()).text(), step);
  }

  @Override
  public List<SourceRecord<T>> fetch(Collection<String> ids) {
    List<SourceRecord<T>> records = new ArrayList<>();
    for (String id : ids) {
      records.addAll(Records.fetched(lists, spec, byId, id, mapping));
    }
    return records;
  }
}
