package no.samklang.sync.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.Connection;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import org.jspecify.annotations.Nullable;

/** Finds records for the mapper of one route and remembers the last of them. Not thread-safe. */
final class RouteLookup implements Lookup {
  private static final int REMEMBERED = 1_000;

  private final RouteContext context;
  private final Map<Asked, Optional<?>> records = new Recent<>();
  private final Map<String, Ref<?>> links = new Recent<>();

  RouteLookup(RouteContext context) {
    this.context = context;
  }

  private record Asked(boolean source, String type, String id) {}

  /** Forgets what was not used for longest. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > REMEMBERED;
    }
  }

  @Override
  public <T> Optional<T> source(EntityType<T> type, String id) {
    return find(true, context.sourceSide(), type, id);
  }

  @Override
  public <T> Optional<T> target(EntityType<T> type, String id) {
    return find(false, context.targetSide(), type, id);
  }

  private <T> Optional<T> find(boolean source, Connection side, EntityType<T> type, String id) {
    Asked asked = new Asked(source, type.name(), id);
    Optional<?> known = records.get(asked);
    if (known == null) {
      known = read(side.connector().source().orElseThrow(), type, id);
      records.put(asked, known);
    }
    return known.map(type.recordClass()::cast);
  }

  private static <T> Optional<T> read(SourceSystem system, EntityType<T> type, String id) {
    for (SourceRecord<T> record : system.fetch(type, List.of(id))) {
      Message fault = record.fault();
      if (record.id().equals(id) && fault != null) {
        throw new Rejected(fault);
      }
      if (record.id().equals(id)) {
        return Optional.ofNullable(record.value());
      }
    }
    return Optional.empty();
  }

  @Override
  @SuppressWarnings("unchecked") // what is kept under a type's name is a reference of that type
  public <T> Optional<Ref<T>> linked(Ref<T> reference) {
    if (reference.need() == Ref.Need.DIRECT) {
      return Optional.of(reference);
    }
    String key = reference.type() + ' ' + reference.id();
    Ref<?> known = links.get(key);
    if (known == null) {
      known = link(reference);
      if (known != null) {
        links.put(key, known);
      }
    }
    return Optional.ofNullable((Ref<T>) known);
  }

  private <T> @Nullable Ref<T> link(Ref<T> reference) {
    Link link = context.links(reference.type(), Set.of(reference.id())).get(reference.id());
    return link == null ? null : context.translated(reference, link);
  }
}
