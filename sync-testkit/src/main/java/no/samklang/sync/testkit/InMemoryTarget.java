package no.samklang.sync.testkit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.DocumentState;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Writing;
import no.samklang.sync.spi.Written;

/** The writing side of an {@link InMemorySystem}. */
final class InMemoryTarget implements TargetSystem {
  private final Tables tables;
  private final Gate gate;
  private final InstantSource clock;

  InMemoryTarget(Tables tables, Gate gate, InstantSource clock) {
    this.tables = tables;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public <T> Page<TargetRecord<T>> list(EntityType<T> type, Cursor after, ReadOptions options) {
    Table<T> table = tables.of(type);
    require(table.capabilities.listable(), type, "listed", "listable()");
    return gate.around(
        Operation.LIST, type.name(), List.of(after.value()), () -> page(table, after, options));
  }

  @Override
  public <T> List<TargetRecord<T>> find(EntityType<T> type, MatchKey key) {
    Table<T> table = tables.of(type);
    return gate.around(
        Operation.FIND,
        type.name(),
        List.of(key.value()),
        () ->
            table.living().stream()
                .filter(row -> key.value().equals(table.key(row.value(), key.name())))
                .map(row -> new TargetRecord<>(row.id(), row.value()))
                .toList());
  }

  @Override
  public <T> List<TargetRecord<T>> fetch(EntityType<T> type, Collection<String> wanted) {
    Table<T> table = tables.of(type);
    return gate.around(
        Operation.FETCH,
        type.name(),
        List.copyOf(wanted),
        () ->
            wanted.stream()
                .flatMap(id -> table.row(id).stream())
                .map(row -> new TargetRecord<>(row.id(), row.value()))
                .toList());
  }

  @Override
  public <T> Found locate(EntityType<T> type, T wanted, Writing writing) {
    Table<T> table = tables.of(type);
    return gate.around(
        Operation.LOCATE, type.name(), List.of(writing.reference()), () -> look(table, writing));
  }

  @Override
  public <T> Receipt create(EntityType<T> type, T wanted, Writing writing) {
    Table<T> table = tables.of(type);
    require(
        table.capabilities.createProof() != CreateProof.NONE, type, "created", "createProof(...)");
    return gate.around(
        new Call(Operation.CREATE, type.name(), List.of(writing.reference())),
        writing::ensureMaySend,
        () -> made(table, wanted, writing));
  }

  @Override
  public <T> Receipt resume(EntityType<T> type, T wanted, Writing writing) {
    Table<T> table = tables.of(type);
    require(!table.steps.isEmpty(), type, "resumed", "inSteps(...)");
    return gate.around(
        Operation.RESUME,
        type.name(),
        List.of(writing.reference()),
        () -> finish(table, halfMade(table, writing), writing));
  }

  @Override
  public <T> Receipt update(EntityType<T> type, String id, Change<T> change) {
    Table<T> table = tables.of(type);
    require(table.capabilities.updatable(), type, "updated", "updatable()");
    return gate.around(
        Operation.UPDATE, type.name(), List.of(id), () -> updated(table, id, change));
  }

  @Override
  public <T> List<Written> writeAll(EntityType<T> type, List<Write<T>> writes) {
    Table<T> table = tables.of(type);
    require(table.capabilities.maxBatch() > 1, type, "written together", "maxBatch(...)");
    return gate.around(
        new Call(
            Operation.WRITE_ALL, type.name(), writes.stream().map(InMemoryTarget::about).toList()),
        () -> writes.forEach(InMemoryTarget::ensureMaySend),
        () -> writes.stream().map(one -> written(table, one)).toList());
  }

  private static String about(Write<?> write) {
    return write instanceof Write.Create<?> create
        ? create.writing().reference()
        : ((Write.Update<?>) write).id();
  }

  private static void ensureMaySend(Write<?> write) {
    if (write instanceof Write.Create<?> create) {
      create.writing().ensureMaySend();
    }
  }

  private <T> Written written(Table<T> table, Write<T> write) {
    try {
      if (write instanceof Write.Create<T> create) {
        return new Written.Done(made(table, create.wanted(), create.writing()));
      }
      Write.Update<T> update = (Write.Update<T>) write;
      return new Written.Done(updated(table, update.id(), update.change()));
    } catch (SyncException failed) {
      return new Written.Failed(failed);
    }
  }

  @Override
  public DocumentState documentState(EntityType<?> type, String id) {
    Table<?> table = tables.of(type);
    return gate.around(Operation.STATE, type.name(), List.of(id), () -> state(table, id));
  }

  private static DocumentState state(Table<?> table, String id) {
    if (table.row(id).isEmpty()) {
      return DocumentState.GONE;
    }
    return table.finalised(id) ? DocumentState.FINAL : DocumentState.DRAFT;
  }

  @Override
  public void retire(EntityType<?> type, String id, Retirement how) {
    Table<?> table = tables.of(type);
    require(table.capabilities.retirements().contains(how), type, how.name(), "retirements(...)");
    gate.around(
        Operation.RETIRE,
        type.name(),
        List.of(id),
        () -> {
          requireDraft(table, id);
          return how == Retirement.DELETE ? table.delete(id) : table.retire(id, how).isPresent();
        });
  }

  private static void requireDraft(Table<?> table, String id) {
    if (table.finalised(id)) {
      throw new Rejected(Message.of("inmemory.finalised", "id", id));
    }
  }

  private static <T> Page<TargetRecord<T>> page(Table<T> table, Cursor after, ReadOptions options) {
    List<Row<T>> rows = table.livingAfter(after.value(), options.pageSize() + 1);
    boolean last = rows.size() <= options.pageSize();
    List<TargetRecord<T>> records =
        rows.stream()
            .limit(options.pageSize())
            .map(row -> new TargetRecord<>(row.id(), row.value()))
            .toList();
    return counted(
        table,
        last
            ? Page.last(records, Cursor.START)
            : Page.more(records, new Cursor(records.get(records.size() - 1).id())));
  }

  private static <T> Page<TargetRecord<T>> counted(Table<T> table, Page<TargetRecord<T>> page) {
    return table.capabilities.counted() ? page.expecting(table.living().size()) : page;
  }

  private <T> Found look(Table<T> table, Writing writing) {
    if (table.capabilities.createProof() == CreateProof.NOTHING) {
      return new Found.CannotTell(
          Message.of("create.cannot-be-searched", "type", table.type.name()));
    }
    List<Row<T>> visible =
        table.byReference(writing.reference()).stream()
            .filter(row -> !clock.instant().isBefore(visibleFrom(table, row.createdAt())))
            .toList();
    if (visible.size() > 1) {
      return new Found.Several(visible.stream().map(Row::id).toList());
    }
    return visible.isEmpty() ? unseen(table, writing) : seen(table, visible.get(0));
  }

  private static <T> Found seen(Table<T> table, Row<T> row) {
    return row.whole() ? new Found.Complete(receipt(table, row)) : new Found.Partial(row.steps());
  }

  private Found unseen(Table<?> table, Writing writing) {
    Instant sentAt = writing.sentAt();
    Instant until = visibleFrom(table, sentAt == null ? clock.instant() : sentAt);
    return clock.instant().isBefore(until) ? new Found.NotYet(until) : new Found.Absent();
  }

  private static Instant visibleFrom(Table<?> table, Instant created) {
    return created.plus(table.capabilities.visibilityDelay());
  }

  private <T> Receipt made(Table<T> table, T wanted, Writing writing) {
    table.requireValid(wanted);
    CreateProof proof = table.capabilities.createProof();
    String id = tables.newId();
    Row<T> row;
    synchronized (table) {
      List<Row<T>> earlier = table.byReference(writing.reference());
      if (!earlier.isEmpty() && proof.repeatable()) {
        return finish(table, earlier.get(0), writing);
      }
      if (!earlier.isEmpty() && proof == CreateProof.UNIQUE_REFERENCE) {
        throw new Rejected(
            Message.of("inmemory.reference-taken", "reference", writing.reference()));
      }
      table.countCreate(writing.reference());
      table.put(id, wanted);
      row =
          changed(
              table, id, fresh -> fresh.made(writing.reference(), Map.of(), table.steps.isEmpty()));
    }
    return finish(table, row, writing);
  }

  private <T> Receipt finish(Table<T> table, Row<T> begun, Writing writing) {
    Row<T> row = begun;
    for (String step : table.steps) {
      if (!row.steps().containsKey(step)) {
        row = makeStep(table, row, step, writing);
      }
      writing.made(step, Objects.requireNonNull(row.steps().get(step)));
    }
    return receipt(table, row);
  }

  private <T> Row<T> makeStep(Table<T> table, Row<T> row, String step, Writing writing) {
    return gate.around(
        new Call(
            Operation.STEP,
            table.type.name(),
            List.of(Objects.requireNonNull(row.reference()), step)),
        writing::ensureMaySend,
        () -> {
          Map<String, String> steps = new TreeMap<>(row.steps());
          steps.put(step, row.id() + "/" + step);
          boolean whole = steps.keySet().containsAll(table.steps);
          return changed(
              table,
              row.id(),
              now -> now.made(Objects.requireNonNull(row.reference()), steps, whole));
        });
  }

  private static <T> Row<T> halfMade(Table<T> table, Writing writing) {
    return table.byReference(writing.reference()).stream()
        .findFirst()
        .orElseThrow(() -> new Gone(Message.of("inmemory.gone", "id", writing.reference())));
  }

  private static <T> Receipt updated(Table<T> table, String id, Change<T> change) {
    Row<T> before = table.row(id).orElseThrow(() -> gone(id));
    requireDraft(table, id);
    T merged = FieldPaths.merge(table.type, before.value(), change.wanted(), change.fields());
    table.requireValid(merged);
    Row<T> after =
        table
            .edit(id, now -> FieldPaths.merge(table.type, now, change.wanted(), change.fields()))
            .orElseThrow(() -> gone(id));
    return new Receipt(id, table.type.numberOf(after.value()), before.value());
  }

  private static <T> Row<T> changed(Table<T> table, String id, UnaryOperator<Row<T>> change) {
    return table.change(id, change).orElseThrow(() -> gone(id));
  }

  private static Gone gone(String id) {
    return new Gone(Message.of("inmemory.gone", "id", id));
  }

  private static <T> Receipt receipt(Table<T> table, Row<T> row) {
    return new Receipt(row.id(), table.type.numberOf(row.value()));
  }

  private static void require(boolean declared, EntityType<?> type, String what, String how) {
    if (!declared) {
      throw new UnsupportedOperationException(
          "nothing of type " + type + " can be " + what + ": declare Capabilities." + how);
    }
  }
}
