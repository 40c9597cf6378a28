package no.samklang.connector.proresult;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.samklang.connector.proresult.ProresultPort.Ask;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.ConnectorContext;
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

/** Writes customers, projects with work types, and items. Thread-safe. */
final class ProresultTarget implements TargetSystem {
  private static final String NUMBER = "number";
  private static final String ID = "id";
  private static final String NAME = "name";

  private final ItemForm items;
  private final Map<EntityType<?>, Form<?>> forms;

  ProresultTarget(ProresultPort port, Configuration settings, ConnectorContext context) {
    int size = settings.pageSize();
    Managers managers = new Managers(new Register<>(port::workers, size), context.clock());
    items = new ItemForm(new ItemBatch(port), new Register<>(port::items, size));
    forms =
        Map.of(
            EntityTypes.CUSTOMER,
            new CustomerForm(port, new Register<>(port::customers, size)),
            EntityTypes.PROJECT,
            new ProjectForm(
                port, new Register<>(ask -> managers.toId(port.projects(ask)), size), managers),
            EntityTypes.ITEM,
            items);
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    Register<T> register = form(type).register();
    int size = Math.min(options.pageSize(), register.pageSize());
    Rows<T> page = register.lister().list(Ask.all(size).at(after.value()));
    List<TargetRecord<T>> records = records(page.rows());
    return page.next() == null
        ? Page.last(records, Cursor.START)
        : Page.more(records, new Cursor(page.next()));
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    Form<T> form = form(type);
    String wanted = key.value();
    return switch (key.name()) {
      case NUMBER, ID -> wanted.isBlank() ? List.of() : fetch(type, List.of(wanted));
      case NAME -> records(form.register().where(value -> wanted.equals(form.name(value))));
      default ->
          throw new IllegalArgumentException(
              "records of type " + type + " are found by number, id and name, not " + key.name());
    };
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    return records(form(type).register().byId(ids));
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    String number = form(type).key(wanted);
    return fetch(type, List.of(number)).isEmpty()
        ? new Found.Absent()
        : new Found.Complete(Receipt.of(number));
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    Form<T> form = form(type);
    String number = form.key(wanted);
    form.save(number, Sending.create(wanted, writing));
    return Receipt.of(number);
  }

  /** Changes a record. One that was not there is made whole, and a person is told. */
  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    Form<T> form = form(type);
    form.named(id, change.wanted());
    Sending<T> sending = Sending.only(change);
    if (form.save(id, sending)) {
      form.save(id, sending.whole());
      throw Form.madeAnew(id);
    }
    return Receipt.of(id);
  }

  @Override
  public <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
    if (!type.equals(EntityTypes.ITEM)) {
      return TargetSystem.super.writeAll(type, writes);
    }
    @SuppressWarnings("unchecked") // the type says that these are items
    List<Write<Item>> ofItems = (List<Write<Item>>) (List<?>) writes;
    return items.writeAll(ofItems);
  }

  @Override
  public void retire(EntityType<?> type, String id, Retirement how) {
    form(type).retire(id, how);
  }

  private static <T> List<TargetRecord<T>> records(List<Row<T>> rows) {
    List<TargetRecord<T>> records = new ArrayList<>(rows.size());
    for (Row<T> row : rows) {
      T value = row.value();
      if (value == null) {
        Message fault = row.fault();
        throw new Broken(
            fault == null ? Message.of("proresult.no-outcome", "key", row.id()) : fault);
      }
      records.add(new TargetRecord<>(row.id(), value));
    }
    return records;
  }

  @SuppressWarnings("unchecked") // the map holds under each type the form of that type
  private <T> Form<T> form(EntityType<T> type) {
    Form<?> form = forms.get(type);
    if (form == null) {
      throw new IllegalArgumentException("Proresult does not take the type " + type);
    }
    return (Form<T>) form;
  }
}
