package no.samklang.connector.proresult;

import java.util.Collection;
import java.util.List;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/**
 * Reads all that the list holds, from the start every time: a queue, whose rows leave it when they
 * are marked, or a whole register. A list on one page is its own count.
 */
final class ListReading<T> implements Reading<T> {
  private final Register<T> register;

  ListReading(Register<T> register) {
    this.register = register;
  }

  @Override
  public Page<SourceRecord<T>> read(Cursor after, ReadOptions options) {
    int size = Math.min(options.pageSize(), register.pageSize());
    Rows<T> page = register.lister().list(Ask.all(size).at(after.value()));
    List<SourceRecord<T>> records = Reading.records(page.rows());
    if (page.next() != null) {
      return Page.more(records, new Cursor(page.next()));
    }
    Page<SourceRecord<T>> last = Page.last(records, Cursor.START);
    return after.isStart() ? last.expecting(records.size()) : last;
  }

  @Override
  public List<SourceRecord<T>> fetch(Collection<String> ids) {
    return Reading.records(register.byId(ids));
  }
}
