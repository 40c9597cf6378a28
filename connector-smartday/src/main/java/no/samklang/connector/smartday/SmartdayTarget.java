package no.samklang.connector.smartday;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.connector.smartday.SmartdayPort.Register;
import no.samklang.connector.smartday.SmartdayPort.Row;
import no.samklang.connector.smartday.SmartdayPort.Rows;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Writing;
import no.samklang.sync.spi.Written;

/** Writes customers and items. Thread-safe. */
final class SmartdayTarget implements TargetSystem {
  private static final String ID = "id";
  private static final String NUMBER = "number";
  private static final String NAME = "name";
  private static final String ORGANISATION_NUMBER = "organisationNumber";
  private static final String KEY = "externalId";

  private final Map<EntityType<?>, Register<?>> registers;
  private final Configuration.Ways ways;
  private final InstantSource clock;

  SmartdayTarget(SmartdayPort port, Configuration.Ways ways, InstantSource clock) {
    this.registers = Map.of(EntityTypes.CUSTOMER, port.customers(), EntityTypes.ITEM, port.items());
    this.ways = ways;
    this.clock = clock;
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    int size = Math.min(options.pageSize(), ways.pageSize());
    Rows<T> page = register(type).list(after.value(), size);
    List<TargetRecord<T>> records = records(page.rows());
    return page.next() == null
        ? Page.last(records, Cursor.START)
        : Page.more(records, new Cursor(page.next()));
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    Register<T> register = register(type);
    String wanted = key.value();
    if (wanted.isBlank()) {
      return List.of();
    }
    return switch (key.name()) {
      case ID -> fetch(type, List.of(wanted));
      case KEY -> records(register.byKey(wanted));
      case NUMBER ->
          type.equals(EntityTypes.CUSTOMER)
              ? records(register.byKey(wanted))
              : scan(register, value -> wanted.equals(type.numberOf(value)));
      case NAME -> scan(register, value -> wanted.equals(type.labelOf(value)));
      case ORGANISATION_NUMBER ->
          scan(
              register,
              value ->
                  value instanceof Customer customer
                      && wanted.equals(customer.organisationNumber()));
      default ->
          throw new IllegalArgumentException(
              "records of type " + type + " are not found by " + key.name());
    };
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    Register<T> register = register(type);
    return ids.isEmpty() ? List.of() : records(register.byId(ids));
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    Register<T> register = register(type);
    String key = register.key(wanted);
    List<Row<T>> found = key == null || key.isBlank() ? List.of() : register.byKey(key);
    if (found.size() > 1) {
      return new Found.Several(found.stream().map(Row::id).toList());
    }
    if (found.size() == 1) {
      return new Found.Complete(new Receipt(found.get(0).id(), key));
    }
    Instant sentAt = writing.sentAt();
    Instant until = sentAt == null ? Instant.MIN : sentAt.plus(ways.lookupDelay());
    return clock.instant().isBefore(until) ? new Found.NotYet(until) : new Found.Absent();
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    return one(register(type), new Write.Create<>(wanted, writing));
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    return one(register(type), new Write.Update<>(id, change));
  }

  @Override
  public <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
    Register<T> register = register(type);
    if (ways.batchSize() == 1) {
      return TargetSystem.super.writeAll(type, writes);
    }
    return writes.isEmpty() ? List.of() : register.write(writes);
  }

  /** Makes a customer inactive; nothing happens when it is not there. */
  @Override
  public void retire(EntityType<?> type, String id, Retirement how) {
    if (how != Retirement.DEACTIVATE || !type.equals(EntityTypes.CUSTOMER)) {
      TargetSystem.super.retire(type, id, how);
    }
    Register<Customer> customers = register(EntityTypes.CUSTOMER);
    for (TargetRecord<Customer> there : fetch(EntityTypes.CUSTOMER, List.of(id))) {
      if (!Boolean.FALSE.equals(there.value().active())) {
        Customer inactive = there.value().toBuilder().active(false).build();
        one(customers, new Write.Update<>(id, new Change<>(inactive, Set.of("active"))));
      }
    }
  }

  private static <T> Receipt one(Register<T> register, Write<T> write) {
    return register.write(List.of(write)).get(0).orThrow();
  }

  private <T> List<TargetRecord<T>> scan(Register<T> register, Predicate<T> wanted) {
    Map<String, Row<T>> found = new LinkedHashMap<>();
    String next = "";
    while (next != null) {
      Rows<T> page = register.list(next, ways.pageSize());
      for (Row<T> row : page.rows()) {
        T value = row.value();
        if (value != null && wanted.test(value)) {
          found.put(row.id(), row);
        }
      }
      next = page.next();
    }
    return records(List.copyOf(found.values()));
  }

  private static <T> List<TargetRecord<T>> records(List<Row<T>> rows) {
    List<TargetRecord<T>> records = new ArrayList<>(rows.size());
    for (Row<T> row : rows) {
      T value = row.value();
      if (value == null) {
        Message fault = row.fault();
        throw new Broken(
            fault == null ? Message.of("smartday.no-outcome", "key", row.id()) : fault);
      }
      records.add(new TargetRecord<>(row.id(), value));
    }
    return records;
  }

  @SuppressWarnings("unchecked") // the map holds under each type the register of that type
  private <T> Register<T> register(EntityType<T> type) {
    Register<?> register = registers.get(type);
    if (register == null) {
      throw new IllegalArgumentException("Smartday does not take the type " + type);
    }
    return (Register<T>) register;
  }
}
