package no.samklang.sync.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import org.jspecify.annotations.Nullable;

/** A saved plan with its lines in the order they were added. Not thread-safe. */
final class PlanMemory {
  @Nullable PlanHeader header;
  private final List<PlanLine> lines = new ArrayList<>();
  private final Map<Place, Integer> places = new HashMap<>();

  private record Place(String route, String sourceId) {}

  void head(PlanHeader wanted, Undo undo) {
    PlanHeader before = header;
    header = wanted;
    undo.step(() -> header = before);
  }

  void add(PlanLine line, Undo undo) {
    Place place = new Place(line.route(), line.sourceId());
    Integer index = places.get(place);
    if (index != null) {
      PlanLine before = lines.set(index, line);
      undo.step(() -> lines.set(index, before));
      return;
    }
    undo.put(places, place, lines.size());
    lines.add(line);
    undo.step(() -> lines.remove(lines.size() - 1));
  }

  @Nullable PlanLine line(String route, String sourceId) {
    Integer index = places.get(new Place(route, sourceId));
    return index == null ? null : lines.get(index);
  }

  List<PlanLine> page(long offset, int limit) {
    int from = (int) Math.min(offset, lines.size());
    int to = (int) Math.min((long) from + limit, lines.size());
    return List.copyOf(lines.subList(from, to));
  }
}
