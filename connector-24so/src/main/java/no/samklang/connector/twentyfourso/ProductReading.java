package no.samklang.connector.twentyfourso;

import java.util.Collection;
import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Ask;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Rows;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/**
 * Reads all products every time: the list knows no changes, and nothing promises that a product's
 * stamp moves with every change of it.
 */
final class ProductReading implements Reading<Item> {
  private final TwentyfoursoPort port;
  private final int pageSize;

  ProductReading(TwentyfoursoPort port, int pageSize) {
    this.port = port;
    this.pageSize = pageSize;
  }

  @Override
  public Page<SourceRecord<Item>> read(Cursor after, ReadOptions options) {
    int size = Math.min(options.pageSize(), pageSize);
    Rows<Item> page = port.items(Ask.all(after.value(), size));
    List<SourceRecord<Item>> records = Reading.records(page.rows());
    String next = page.next();
    return next == null ? Page.last(records, Cursor.START) : Page.more(records, new Cursor(next));
  }

  @Override
  public List<SourceRecord<Item>> fetch(Collection<String> ids) {
    return Reading.each(ids, port::item);
  }
}
