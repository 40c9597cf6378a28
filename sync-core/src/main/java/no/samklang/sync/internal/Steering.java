package no.samklang.sync.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/**
 * Puts what people decided in the place of what was found by match keys, for the records of one
 * page. Pure.
 *
 * @param rulings the rulings by source id
 * @param found the hits by match key, by source id
 * @param named the records that people named as the match, by source id
 */
record Steering(
    Map<String, Ruling> rulings,
    Map<String, List<Decide.Hit>> found,
    Map<String, List<Decide.Hit>> named) {

  /**
   * Why a record does not go.
   *
   * @param kind how it is parked
   * @param why the reason
   */
  record Stop(Parked.Kind kind, Message why) {}

  /** Returns the hits that count, by source id. */
  Map<String, List<Decide.Hit>> hits() {
    Map<String, List<Decide.Hit>> hits = new HashMap<>(found);
    rulings.forEach((id, ruling) -> hits.computeIfPresent(id, (same, all) -> without(ruling, all)));
    hits.putAll(named);
    return hits;
  }

  private static List<Decide.Hit> without(Ruling ruling, List<Decide.Hit> hits) {
    return hits.stream().filter(hit -> !Rulings.keepsApart(ruling, hit.targetId())).toList();
  }

  /** Returns why a record stays out by a person's word; null when it goes on. */
  @Nullable Stop stop(String sourceId) {
    Ruling ruling = rulings.get(sourceId);
    if (ruling == null) {
      return null;
    }
    if (named.containsKey(sourceId)) {
      return named.getOrDefault(sourceId, List.of()).isEmpty() ? gone(ruling) : null;
    }
    List<Decide.Hit> hits = found.getOrDefault(sourceId, List.of());
    boolean apart = !hits.isEmpty() && without(ruling, hits).isEmpty();
    return apart ? new Stop(Parked.Kind.SKIPPED, ruling.message()) : null;
  }

  /** Returns that the record which a person named is not there. */
  static Stop gone(Ruling ruling) {
    return new Stop(
        Parked.Kind.REVIEW, new Message("decision.linked-gone", ruling.message().params()));
  }
}
