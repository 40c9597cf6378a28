package no.samklang.sync.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Verdict;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/**
 * What people decided of source records before their first run, as a run meets them. It counts for
 * records without a link; where a route has no such decisions a run asks once and no more. Not
 * thread-safe.
 */
final class Rulings {
  private final SyncStateStore store;
  private final StateScope scope;
  private final String route;
  private @Nullable Boolean any;

  Rulings(RouteContext context) {
    this.store = context.store();
    this.scope = context.scope();
    this.route = context.route().name();
  }

  /** Returns the rulings on those of these rows that have no link, by source id. */
  Map<String, Ruling> of(List<? extends Row<?>> rows) {
    Set<String> unlinked = new LinkedHashSet<>();
    rows.stream().filter(row -> row.link() == null).forEach(row -> unlinked.add(row.id()));
    return unlinked.isEmpty() || !any() ? Map.of() : of(unlinked);
  }

  private Map<String, Ruling> of(Collection<String> sourceIds) {
    Map<String, String> keys = new HashMap<>();
    sourceIds.forEach(id -> keys.put(CheckList.sourceKey(id), id));
    Map<String, Ruling> rulings = new HashMap<>();
    new CheckList(store, scope, route)
        .rulings(keys.keySet())
        .forEach((key, ruling) -> rulings.put(keys.getOrDefault(key, key), ruling));
    return rulings;
  }

  private boolean any() {
    Boolean known = any;
    if (known == null) {
      known = !store.parkedCounts(scope, Ruling.memory(route)).isEmpty();
      any = known;
    }
    return known;
  }

  /** Returns the records that these rulings name as the match, by source id. */
  static Map<String, String> linkedTo(Map<String, Ruling> rulings) {
    Map<String, String> linked = new HashMap<>();
    rulings.forEach(
        (id, ruling) -> {
          if (ruling.verdict() instanceof Verdict.LinkTo link) {
            linked.put(id, link.id());
          }
        });
    return linked;
  }

  /** Returns whether a ruling keeps a record out whatever it matches. */
  static boolean leavesOut(@Nullable Ruling ruling) {
    return ruling != null && ruling.verdict() instanceof Verdict.LeaveOut;
  }

  /** Returns whether a ruling keeps a record apart from this one on the other side. */
  static boolean keepsApart(@Nullable Ruling ruling, String targetId) {
    return ruling != null
        && ruling.verdict() instanceof Verdict.Apart
        && ruling.other().equals(targetId);
  }
}
