package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Parked;

/** Tells which parked records may go again, because what they waited for is there. */
final class Waking {
  private final RouteContext context;

  Waking(RouteContext context) {
    this.context = context;
  }

  /** Returns the source ids of those that may go again, so many at a time as can be fetched. */
  List<Set<String>> ready(List<Parked> parked, int most) {
    List<Set<String>> parts = new ArrayList<>();
    for (String id : ready(parked)) {
      if (parts.isEmpty() || parts.get(parts.size() - 1).size() >= most) {
        parts.add(new LinkedHashSet<>());
      }
      parts.get(parts.size() - 1).add(id);
    }
    return parts;
  }

  private Set<String> ready(List<Parked> parked) {
    Set<String> ready = new LinkedHashSet<>();
    Map<String, Map<String, List<String>>> byType = new HashMap<>();
    for (Parked record : parked) {
      String waitsFor = record.waitsFor();
      if (Retry.NEXT_RUN.equals(waitsFor)) {
        if (!Retry.rests(record, context.runStarted())) {
          ready.add(record.sourceId());
        }
      } else if (waitsFor != null) {
        awaitedLink(waitsFor, record.sourceId(), byType);
      }
    }
    byType.forEach((type, waiting) -> addLinked(type, waiting, ready));
    return ready;
  }

  private void awaitedLink(
      String waitsFor, String sourceId, Map<String, Map<String, List<String>>> byType) {
    String[] key = waitsFor.split("\\|", 4);
    if (key.length == 4 && key[0].equals("link") && key[2].equals(context.from().name())) {
      byType
          .computeIfAbsent(key[1], type -> new LinkedHashMap<>())
          .computeIfAbsent(key[3], id -> new ArrayList<>())
          .add(sourceId);
    }
  }

  private void addLinked(String type, Map<String, List<String>> waiting, Set<String> ready) {
    context
        .store()
        .links(context.scope(), type, context.from(), waiting.keySet())
        .keySet()
        .forEach(id -> ready.addAll(waiting.getOrDefault(id, List.of())));
  }
}
