package no.samklang.connector.proresult;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.sync.spi.ChangeCursor;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/** Reads what changed since the highest stamp of the pass before, less the overlap. */
final class ChangeReading<T> implements Reading<T> {
  private final Register<T> register;
  private final Duration overlap;

  ChangeReading(Register<T> register, Duration overlap) {
    this.register = register;
    this.overlap = overlap;
  }

  @Override
  public Page<SourceRecord<T>> read(Cursor after, ReadOptions options) {
    ChangeCursor at = ChangeCursor.of(after, options.whole());
    Instant since = at.since();
    int size = Math.min(options.pageSize(), register.pageSize());
    Rows<T> page =
        register
            .lister()
            .list(new Ask(since == null ? null : since.minus(overlap), at.page(), size));
    for (Row<T> row : page.rows()) {
      at = at.seen(row.changedAt());
    }
    List<SourceRecord<T>> records = Reading.records(page.rows());
    return page.next() == null
        ? Page.last(records, at.between())
        : Page.more(records, at.inside(page.next()));
  }

  @Override
  public List<SourceRecord<T>> fetch(Collection<String> ids) {
    return Reading.records(register.byId(ids));
  }
}
