package no.samklang.connector.proresult;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.connector.proresult.ProresultPort.ItemRow;
import no.samklang.connector.proresult.ProresultPort.Outcome;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/**
 * Sends items in one call, and says of each what became of it. A call that is refused as a whole is
 * halved until the bad row stands alone.
 */
final class ItemBatch {
  private final ProresultPort port;

  ItemBatch(ProresultPort port) {
    this.port = port;
  }

  /**
   * What became of a row.
   *
   * @param made whether it was made by this
   * @param failure why it failed; null when it did not
   */
  record Saved(boolean made, @Nullable SyncException failure) {

    /** Returns whether the row was made; throws when it failed. */
    boolean orThrow() {
      if (failure != null) {
        throw failure;
      }
      return made;
    }
  }

  /** Saves items of different numbers; an outcome for each, in their order. */
  List<Saved> save(List<ItemRow> items) {
    Map<String, Saved> saved = new HashMap<>();
    for (int from = 0; from < items.size(); from += Configuration.MOST_ITEMS) {
      int to = Math.min(from + Configuration.MOST_ITEMS, items.size());
      send(items.subList(from, to), saved);
    }
    return items.stream().map(item -> Objects.requireNonNull(saved.get(item.number()))).toList();
  }

  private void send(List<ItemRow> items, Map<String, Saved> saved) {
    try {
      Map<String, Outcome> outcomes = new HashMap<>();
      port.saveItems(items).forEach(one -> outcomes.put(one.key(), one));
      items.forEach(item -> saved.put(item.number(), saved(item, outcomes.get(item.number()))));
    } catch (Rejected refused) {
      if (items.size() == 1) {
        saved.put(items.get(0).number(), new Saved(false, refused));
      } else {
        int half = items.size() / 2;
        send(items.subList(0, half), saved);
        send(items.subList(half, items.size()), saved);
      }
    } catch (Broken unreadable) {
      items.forEach(item -> saved.put(item.number(), failed(item, unreadable.message())));
    } catch (SyncException failure) {
      items.forEach(item -> saved.put(item.number(), new Saved(false, failure)));
    }
  }

  private static Saved saved(ItemRow item, @Nullable Outcome outcome) {
    if (outcome == null) {
      return failed(item, Message.of("proresult.no-outcome", "key", item.number()));
    }
    return switch (outcome.state()) {
      case MADE -> new Saved(true, null);
      case CHANGED, SAME -> new Saved(false, null);
      case ALREADY_MARKED, FAILED ->
          new Saved(
              false,
              new Rejected(
                  Message.of("proresult.item-refused", "number", item.number())
                      .with("code", outcome.code())
                      .with("detail", outcome.text())));
    };
  }

  /** The answer says nothing of a row, which may have been made all the same. */
  private static Saved failed(ItemRow item, Message why) {
    return new Saved(false, item.sending().isNew() ? new Unclear(why) : new Broken(why));
  }
}
