package no.samklang.sync.memory;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.MatchKey;
import org.jspecify.annotations.Nullable;

/** A correlation index in maps. */
final class InMemoryCorrelationIndex implements CorrelationIndex {
  private final Map<MatchKey, Set<String>> idsByKey = new HashMap<>();
  private final Map<String, Target> targets = new HashMap<>();

  private record Target(@Nullable String payload, @Nullable String takenBy) {
    Target and(Target later) {
      return new Target(
          later.payload == null ? payload : later.payload,
          later.takenBy == null ? takenBy : later.takenBy);
    }
  }

  @Override
  public void add(Collection<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      idsByKey
          .computeIfAbsent(candidate.key(), absent -> new LinkedHashSet<>())
          .add(candidate.targetId());
      targets.merge(
          candidate.targetId(), new Target(candidate.payload(), candidate.takenBy()), Target::and);
    }
  }

  @Override
  public Map<MatchKey, List<Candidate>> find(Collection<MatchKey> keys) {
    Map<MatchKey, List<Candidate>> found = new LinkedHashMap<>();
    for (MatchKey key : keys) {
      Set<String> ids = idsByKey.get(key);
      if (ids != null) {
        found.put(key, ids.stream().map(id -> candidate(key, id)).toList());
      }
    }
    return found;
  }

  @Override
  public void take(Map<String, String> sourceIdByTargetId) {
    sourceIdByTargetId.forEach(
        (targetId, sourceId) ->
            targets.computeIfPresent(
                targetId, (id, target) -> new Target(target.payload(), sourceId)));
  }

  @Override
  public long untaken() {
    return targets.values().stream().filter(target -> target.takenBy() == null).count();
  }

  @Override
  public void close() {
    idsByKey.clear();
    targets.clear();
  }

  private Candidate candidate(MatchKey key, String id) {
    Target target = targets.get(id);
    return target == null
        ? new Candidate(key, id, null, null)
        : new Candidate(key, id, target.payload(), target.takenBy());
  }
}
