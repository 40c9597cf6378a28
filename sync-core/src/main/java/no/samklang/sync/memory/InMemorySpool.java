package no.samklang.sync.memory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Spool;

/** A scratch list in the heap. */
final class InMemorySpool implements Spool {
  private final List<Item> items = new ArrayList<>();
  private final Map<String, Integer> places = new HashMap<>();

  @Override
  public void add(Collection<Item> added) {
    for (Item item : added) {
      Integer place = places.putIfAbsent(item.key(), items.size());
      if (place == null) {
        items.add(item);
      } else {
        items.set(place, item);
      }
    }
  }

  @Override
  public Set<String> missing(Collection<String> keys) {
    Set<String> missing = new LinkedHashSet<>(keys);
    missing.removeAll(places.keySet());
    return missing;
  }

  @Override
  public List<Item> page(long offset, int limit) {
    return items.stream().skip(offset).limit(limit).toList();
  }

  @Override
  public long size() {
    return items.size();
  }

  @Override
  public void close() {
    items.clear();
    places.clear();
  }
}
