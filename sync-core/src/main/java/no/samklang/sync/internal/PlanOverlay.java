package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Side;

/**
 * The links a plan would make, so that a child sees the parent that is only planned. Spilled by the
 * store; empty outside plans. Not thread-safe.
 */
final class PlanOverlay implements AutoCloseable {
  private static final String PLANNED = "planned ";

  private final CorrelationIndex index;

  PlanOverlay(CorrelationIndex index) {
    this.index = index;
  }

  /** Returns the id that stands for a record which is yet to be created. */
  static String plannedId(String sourceId) {
    return PLANNED + sourceId;
  }

  void add(Collection<Link> planned) {
    List<CorrelationIndex.Candidate> candidates = new ArrayList<>();
    for (Link link : planned) {
      String payload = RecordCodec.json(link);
      for (Side side : Side.values()) {
        candidates.add(
            new CorrelationIndex.Candidate(
                key(link.type(), side, link.id(side)),
                link.leftId() + '\n' + link.rightId(),
                payload,
                null));
      }
    }
    index.add(candidates);
  }

  Map<String, Link> links(String type, Side side, Collection<String> ids) {
    Map<String, Link> found = new HashMap<>();
    List<MatchKey> keys = ids.stream().map(id -> key(type, side, id)).toList();
    index
        .find(keys)
        .values()
        .forEach(
            candidates -> {
              String payload = candidates.get(0).payload();
              if (payload != null) {
                Link link = RecordCodec.read(Link.class, payload);
                found.put(link.id(side), link);
              }
            });
    return found;
  }

  private static MatchKey key(String type, Side side, String id) {
    return new MatchKey(type + '|' + side, id);
  }

  @Override
  public void close() {
    index.close();
  }
}
