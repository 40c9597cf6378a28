package no.samklang.connector.twentyfourso;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** Reads customers and products. Thread-safe. */
final class TwentyfoursoSource implements SourceSystem {
  private final Map<EntityType<?>, Reading<?>> readings;

  TwentyfoursoSource(TwentyfoursoPort port, Configuration settings) {
    readings =
        Map.of(
            EntityTypes.CUSTOMER,
            new CustomerReading(port, settings.overlap(), settings.pageSize()),
            EntityTypes.ITEM,
            new ProductReading(port, settings.pageSize()));
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    return reading(type).read(after, options);
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return reading(type).fetch(ids);
  }

  @SuppressWarnings("unchecked") // the map holds under each type the reading of that type
  private <T> Reading<T> reading(EntityType<T> type) {
    Reading<?> reading = readings.get(type);
    if (reading == null) {
      throw new IllegalArgumentException("24SevenOffice does not offer the type " + type);
    }
    return (Reading<T>) reading;
  }
}
