package no.samklang.connector.vismanet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** The reading side: one reader a type. */
final class VismanetSource implements SourceSystem {
  private final Map<EntityType<?>, EntityReader<?>> readers;

  VismanetSource(ApiClient client, Reading reading) {
    CustomerIds customerIds = new CustomerIds(client);
    readers =
        Map.of(
            EntityTypes.CUSTOMER,
            new PlainReader<Rows.Customer, Customer>(
                reading,
                ListSpec.CUSTOMERS,
                VismanetApi.CUSTOMER_BY_ID,
                row -> {
                  customerIds.learn(row);
                  return ModelMapping.customer(row);
                }),
            EntityTypes.PROJECT,
            new ProjectReader(reading, customerIds),
            EntityTypes.PROJECT_TASK,
            new TaskReader(reading),
            EntityTypes.EMPLOYEE,
            new EmployeeReader(reading),
            EntityTypes.ITEM,
            new PlainReader<>(reading, ListSpec.ITEMS, VismanetApi.ITEM_BY_ID, ModelMapping::item),
            EntityTypes.FINANCIAL_PERIOD,
            new PeriodReader(client));
  }

  @Override
  public <T> Page<SourceRecord<T>> read(EntityType<T> type, Cursor after, ReadOptions options) {
    return reader(type).read(after, options);
  }

  @Override
  public <T> List<SourceRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return reader(type).fetch(ids);
  }

  /** The map holds for each type a reader of that type. */
  @SuppressWarnings("unchecked")
  private <T> EntityReader<T> reader(EntityType<T> type) {
    EntityReader<?> reader = readers.get(type);
    if (reader == null) {
      throw new IllegalArgumentException(
          "Visma.net ERP: " + type + " is not read; there are " + readers.keySet());
    }
    return (EntityReader<T>) reader;
  }
}
