package no.samklang.sync.testkit;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import no.samklang.sync.model.EntityType;

/** The tables of one system, under one logical clock. Immutable; the tables are not. */
final class Tables {
  private final String system;
  private final AtomicLong ids = new AtomicLong();
  private final Map<EntityType<?>, Table<?>> byType = new LinkedHashMap<>();

  Tables(String system, Collection<TypeSetup<?>> setups, InstantSource clock) {
    this.system = system;
    AtomicLong versions = new AtomicLong();
    setups.forEach(setup -> byType.put(setup.type(), new Table<>(setup, clock, versions)));
  }

  /** Returns an id that no other record has. */
  String newId() {
    return "m" + ids.incrementAndGet();
  }

  /**
   * Returns the table of a type.
   *
   * @throws IllegalArgumentException if the system does not speak the type
   */
  @SuppressWarnings("unchecked") // a table is put under the type it was made with
  <T> Table<T> of(EntityType<T> type) {
    Table<?> table = byType.get(type);
    if (table == null) {
      throw new IllegalArgumentException(
          system + " does not speak type " + type + "; it declares " + byType.keySet());
    }
    return (Table<T>) Objects.requireNonNull(table);
  }

  Collection<Table<?>> all() {
    return byType.values();
  }
}
