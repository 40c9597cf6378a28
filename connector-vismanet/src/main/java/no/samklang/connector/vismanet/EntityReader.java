package no.samklang.connector.vismanet;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;

/** Reads one type. */
interface EntityReader<T> {

  /** Does what {@link no.samklang.sync.spi.SourceSystem#read} says. */
  Page<SourceRecord<T>> read(Cursor after, ReadOptions options);

  /** Does what {@link no.samklang.sync.spi.SourceSystem#fetch} says. */
  List<SourceRecord<T>> fetch(Collection<String> ids);
}
