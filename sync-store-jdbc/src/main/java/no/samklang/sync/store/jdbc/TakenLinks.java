package no.samklang.sync.store.jdbc;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Finds the link of a refused commit whose right id was taken. The database says only that one of
 * many rows failed; this goes through the changes again, from the state that was there before.
 */
final class TakenLinks {
  private final Map<Place, Link> links = new HashMap<>();

  /** Where a link is found; a left and a right id may be the same text. */
  private record Place(String type, Side side, String id) {}

  private TakenLinks(SyncStateStore store, StateScope scope, List<StateChange> changes) {
    Map<Place, Set<String>> ids = new HashMap<>();
    for (StateChange change : changes) {
      if (change instanceof StateChange.PutLink put) {
        name(ids, put.link().type(), Side.LEFT, put.link().leftId());
        name(ids, put.link().type(), Side.RIGHT, put.link().rightId());
      } else if (change instanceof StateChange.RemoveLink remove) {
        name(ids, remove.type(), remove.side(), remove.id());
      }
    }
    ids.forEach(
        (place, named) ->
            store.links(scope, place.type(), place.side(), named).values().forEach(this::put));
  }

  /** Returns what to say of the fault: what it says itself, if no right id was taken. */
  static UncheckedStoreException explain(
      SyncStateStore store,
      StateScope scope,
      List<StateChange> changes,
      UncheckedStoreException fault) {
    TakenLinks before = new TakenLinks(store, scope, changes);
    return changes.stream()
        .flatMap(change -> before.apply(change).stream())
        .findFirst()
        .map(taken -> new UncheckedStoreException(taken, fault))
        .orElse(fault);
  }

  private static void name(Map<Place, Set<String>> ids, String type, Side side, String id) {
    ids.computeIfAbsent(new Place(type, side, ""), absent -> new LinkedHashSet<>()).add(id);
  }

  /** Applies a change; returns why it is refused. */
  private Optional<String> apply(StateChange change) {
    if (change instanceof StateChange.PutLink put) {
      Link link = put.link();
      Link holder = links.get(new Place(link.type(), Side.RIGHT, link.rightId()));
      if (holder != null && !holder.leftId().equals(link.leftId())) {
        return Optional.of(taken(link, holder.leftId()));
      }
      remove(links.get(new Place(link.type(), Side.LEFT, link.leftId())));
      put(link);
    } else if (change instanceof StateChange.RemoveLink remove) {
      remove(links.get(new Place(remove.type(), remove.side(), remove.id())));
    } else if (change instanceof StateChange.ForgetLinks forget) {
      links.keySet().removeIf(place -> place.type().equals(forget.type()));
    }
    return Optional.empty();
  }

  private void put(Link link) {
    links.put(new Place(link.type(), Side.LEFT, link.leftId()), link);
    links.put(new Place(link.type(), Side.RIGHT, link.rightId()), link);
  }

  private void remove(@Nullable Link link) {
    if (link != null) {
      links.remove(new Place(link.type(), Side.LEFT, link.leftId()));
      links.remove(new Place(link.type(), Side.RIGHT, link.rightId()));
    }
  }

  private static String taken(Link link, String holder) {
    return "right id '"
        + link.rightId()
        + "' of type "
        + link.type()
        + " is linked to left id '"
        + holder
        + "' already and cannot be linked to '"
        + link.leftId()
        + "' too; nothing was committed";
  }
}
