package no.samklang.connector.tidsbanken;

import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/** Writes customers, projects and sub-projects. Thread-safe. */
final class TidsbankenTarget implements TargetSystem {
  private final Listing listing;
  private final RowWriter writer;
  private final int pageSize;
  private final ZoneId zone;
  private final Map<EntityType<?>, RowForm<?>> forms;

  TidsbankenTarget(ApiClient client, Configuration settings, ConnectorContext context) {
    this.listing = new Listing(client, context.zone());
    this.writer = new RowWriter(client);
    this.pageSize = settings.pageSize();
    this.zone = context.zone();
    this.forms =
        Map.of(
            EntityTypes.CUSTOMER,
            new CustomerForm(settings.sendContactFields()),
            EntityTypes.PROJECT,
            new ProjectForm(settings.departmentId(), context.clock(), context.zone()),
            EntityTypes.PROJECT_TASK,
            new LineForm(settings.departmentId()));
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    RowForm<T> form = form(type);
    Listing.Position at =
        after.isStart() ? Listing.Position.START : Listing.Position.parse(after.value());
    Listing.Rows page =
        listing.page(
            new Listing.Query(form.path(), null, form.order()),
            at,
            Math.min(options.pageSize(), pageSize));
    List<TargetRecord<T>> records = records(form, page.rows());
    return page.next() == null
        ? Page.last(records, Cursor.START)
        : Page.more(records, new Cursor(page.next().text()));
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    RowForm<T> form = form(type);
    String filter = key.value().isBlank() ? null : form.byKey(key);
    return filter == null ? List.of() : records(form, rows(form, filter));
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> ids) {
    RowForm<T> form = form(type);
    Set<String> asked = Set.copyOf(ids);
    List<String> each = asked.stream().map(form::byId).filter(Objects::nonNull).toList();
    return Filter.anyOf(each).stream()
        .flatMap(filter -> records(form, rows(form, filter)).stream())
        .filter(record -> asked.contains(record.id()))
        .toList();
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    RowForm<T> form = form(type);
    String id = form.id(wanted);
    return row(form, id)
        .<Found>map(row -> new Found.Complete(new Receipt(id, form.number(row))))
        .orElseGet(Found.Absent::new);
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    RowForm<T> form = form(type);
    String id = form.id(wanted);
    Row row = Row.empty(form.path(), zone);
    form.begin(wanted, row);
    form.fill(wanted, row);
    if (row.text(ApiV3.NAME) == null) {
      throw new Rejected(Message.of("tidsbanken.no-name", "id", id));
    }
    try {
      writer.create(form.path(), row, writing);
    } catch (Rejected refused) {
      adopt(form, id, wanted, refused);
    }
    return new Receipt(id, form.number(row));
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    RowForm<T> form = form(type);
    form.check(id, change);
    Row row = row(form, id).orElseThrow(() -> gone(form, id));
    T before = asItStands(form, row);
    if (form.replace(change, row)) {
      writer.update(form.path(), row);
    }
    return new Receipt(id, form.number(row), before);
  }

  /** A row that cannot be understood whole can still be changed: only the journal misses it. */
  private static <T> @Nullable T asItStands(RowForm<T> form, Row row) {
    try {
      return form.read(row);
    } catch (Broken unreadable) {
      return null;
    }
  }

  @Override
  public void retire(EntityType<?> type, String id, Retirement how) {
    RowForm<?> form = form(type);
    if (how != Retirement.BLOCK) {
      throw new UnsupportedOperationException("nothing can be retired here by " + how);
    }
    row(form, id).filter(form::block).ifPresent(row -> writer.update(form.path(), row));
  }

  /** Somebody, most often an earlier attempt of ours, made the row: brings it up to date. */
  private <T> void adopt(RowForm<T> form, String id, T wanted, Rejected refused) {
    Row row = row(form, id).orElseThrow(() -> refused);
    if (form.fill(wanted, row)) {
      writer.update(form.path(), row);
    }
  }

  private Optional<Row> row(RowForm<?> form, String id) {
    String filter = form.byId(id);
    return filter == null
        ? Optional.empty()
        : rows(form, filter).stream().filter(row -> id.equals(form.id(row))).findFirst();
  }

  private List<Row> rows(RowForm<?> form, String filter) {
    return listing.matching(new Listing.Query(form.path(), filter, form.order()), pageSize);
  }

  private static Gone gone(RowForm<?> form, String id) {
    return new Gone(Message.of("tidsbanken.row-gone", "path", form.path(), "id", id));
  }

  private static <T> List<TargetRecord<T>> records(RowForm<T> form, List<Row> rows) {
    return rows.stream().map(row -> new TargetRecord<>(form.id(row), form.read(row))).toList();
  }

  @SuppressWarnings("unchecked") // the map holds under each type the form of that type
  private <T> RowForm<T> form(EntityType<T> type) {
    RowForm<?> form = forms.get(type);
    if (form == null) {
      throw new IllegalArgumentException("Tidsbanken does not take the type " + type);
    }
    return (RowForm<T>) form;
  }
}
