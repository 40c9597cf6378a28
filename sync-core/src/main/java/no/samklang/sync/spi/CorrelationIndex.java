package no.samklang.sync.spi;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scratch index of target records by match key, for the length of one run: spilled to disk where
 * the store has one, so that memory does not grow with the target. Not durable, not thread-safe.
 */
public interface CorrelationIndex extends AutoCloseable {

  /**
   * A target record that may be the match.
   *
   * @param key its match key
   * @param targetId its id
   * @param payload the record as JSON; null for one that this run itself is about to create
   * @param takenBy id of the source record that has it; null while it is free
   */
  record Candidate(
      MatchKey key, String targetId, @Nullable String payload, @Nullable String takenBy) {
    /** Checks what must be there. */
    public Candidate {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(targetId, "targetId");
    }
  }

  /** Adds candidates. */
  void add(Collection<Candidate> candidates);

  /** Returns the candidates of each of these keys; a key without any is left out. */
  Map<MatchKey, List<Candidate>> find(Collection<MatchKey> keys);

  /** Marks every candidate with this target id as taken by a source record. */
  void take(Map<String, String> sourceIdByTargetId);

  /** Returns how many distinct target ids nobody took. */
  long untaken();

  @Override
  void close();
}
