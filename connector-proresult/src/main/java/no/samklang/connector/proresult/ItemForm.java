package no.samklang.connector.proresult;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import no.samklang.connector.proresult.ProresultPort.ItemRow;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.sync.model.Item;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.jspecify.annotations.Nullable;

/** Items. They are written many at a time. */
record ItemForm(ItemBatch batch, Register<Item> register) implements Form<Item> {

  @Override
  public @Nullable String number(Item value) {
    return value.number();
  }

  @Override
  public String name(Item value) {
    return value.name();
  }

  @Override
  public boolean save(String number, Sending<Item> sending) {
    return batch.save(List.of(new ItemRow(number, sending))).get(0).orThrow();
  }

  /** Saves several items; an outcome for each, in their order. */
  List<Written> writeAll(List<Write<Item>> writes) {
    List<ItemRow> rows = new ArrayList<>();
    IdentityHashMap<Write<Item>, SyncException> refused = new IdentityHashMap<>();
    for (Write<Item> write : writes) {
      try {
        rows.add(row(write));
      } catch (Rejected wrong) {
        refused.put(write, wrong);
      }
    }
    Iterator<ItemRow> sent = rows.iterator();
    Iterator<ItemBatch.Saved> saved = batch.save(rows).iterator();
    List<Written> written = new ArrayList<>();
    for (Write<Item> write : writes) {
      SyncException wrong = refused.get(write);
      written.add(wrong == null ? written(sent.next(), saved.next()) : new Written.Failed(wrong));
    }
    return written;
  }

  private ItemRow row(Write<Item> write) {
    if (write instanceof Write.Update<Item> update) {
      named(update.id(), update.change().wanted());
      return new ItemRow(update.id(), Sending.only(update.change()));
    }
    Write.Create<Item> create = (Write.Create<Item>) write;
    return new ItemRow(key(create.wanted()), Sending.create(create.wanted(), create.writing()));
  }

  private Written written(ItemRow row, ItemBatch.Saved saved) {
    SyncException failure = saved.failure();
    if (failure != null) {
      return new Written.Failed(failure);
    }
    if (saved.made() && !row.sending().isNew()) {
      return anew(row);
    }
    return new Written.Done(Receipt.of(row.number()));
  }

  /** A change has made the row: sends the rest of it, and says so. */
  private Written anew(ItemRow row) {
    ItemRow whole = new ItemRow(row.number(), row.sending().whole());
    SyncException failure = batch.save(List.of(whole)).get(0).failure();
    return new Written.Failed(failure == null ? Form.madeAnew(row.number()) : failure);
  }

  @Override
  public void retire(String id, Retirement how) {
    if (how != Retirement.DEACTIVATE) {
      Form.super.retire(id, how);
    }
    for (Row<Item> row : register.byId(List.of(id))) {
      Item value = row.value();
      if (value != null && !Boolean.FALSE.equals(value.active())) {
        Item inactive = value.toBuilder().active(false).build();
        save(id, Sending.only(new Change<>(inactive, Set.of("active"))));
      }
    }
  }
}
