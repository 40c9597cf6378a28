package no.samklang.sync.testkit.wrong;

import java.util.Collection;
import java.util.List;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** A source that does as another does; a subclass departs from it. */
class DelegatingSource implements SourceSystem {
  final SourceSystem right;

  DelegatingSource(SourceSystem right) {
    this.right = right;
  }

  @Override
  public void prepare(EntityType<?> type) {
    right.prepare(type);
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    return right.read(type, after, options);
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return right.fetch(type, ids);
  }

  @Override
  public void acknowledge(EntityType<?> type, Collection<Acknowledgement> delivered) {
    right.acknowledge(type, delivered);
  }
}
