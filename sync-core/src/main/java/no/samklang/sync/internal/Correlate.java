package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Match;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.CorrelationIndex.Candidate;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the target records that unlinked records may be.
 *
 * <p>In a pass from the beginning the target is listed once, by pages, and never asked per record;
 * later a new record costs one look-up a key. What this run makes or links is entered too, so that
 * two records with one number meet here and not in the target. Not thread-safe.
 */
final class Correlate<T> implements AutoCloseable {
  private static final String BEING_MADE = "new ";

  private final RouteContext context;
  private final EntityType<T> type;
  private final List<Match<T, T>> matches;
  private final boolean listing;
  private final CorrelationIndex index;
  private boolean listed;

  Correlate(
      RouteContext context, EntityType<T> type, List<Match<T, T>> matches, boolean fromStart) {
    this.context = context;
    this.type = type;
    this.matches = matches;
    this.listing = fromStart && context.targetCapabilities().listable();
    this.index = context.store().correlationIndex();
  }

  /** Returns the keys of a wanted record, in the order they are tried. */
  List<MatchKey> keys(T wanted) {
    List<MatchKey> keys = new ArrayList<>(matches.size());
    for (Match<T, T> match : matches) {
      String value = match.left().apply(wanted);
      if (value != null && !value.isBlank()) {
        keys.add(new MatchKey(match.name(), value));
      }
    }
    return keys;
  }

  /** Returns the hits of the first key that has any, for each record, by source id. */
  Map<String, List<Decide.Hit>> find(Map<String, List<MatchKey>> keysBySource) {
    if (keysBySource.isEmpty() || matches.isEmpty()) {
      return Map.of();
    }
    if (listing && !listed) {
      list();
    }
    Set<MatchKey> all = new LinkedHashSet<>();
    keysBySource.values().forEach(all::addAll);
    Map<MatchKey, List<Candidate>> known = index.find(all);
    Map<String, List<Decide.Hit>> hits = new LinkedHashMap<>();
    keysBySource.forEach((source, keys) -> hits.put(source, firstHits(source, keys, known)));
    return withTakers(hits);
  }

  private List<Decide.Hit> firstHits(
      String source, List<MatchKey> keys, Map<MatchKey, List<Candidate>> known) {
    for (MatchKey key : keys) {
      List<Decide.Hit> found = new ArrayList<>();
      known.getOrDefault(key, List.of()).stream()
          .filter(candidate -> !candidate.targetId().equals(BEING_MADE + source))
          .forEach(candidate -> found.add(hit(source, candidate)));
      if (found.isEmpty() && !listing) {
        context.target().find(type, key).forEach(record -> found.add(hit(record, null)));
      }
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }

  private Decide.Hit hit(String source, Candidate candidate) {
    String payload = candidate.payload();
    String takenBy = source.equals(candidate.takenBy()) ? null : candidate.takenBy();
    return payload == null
        ? new Decide.Hit(candidate.targetId(), null, Map.of(), takenBy)
        : hit(new TargetRecord<>(candidate.targetId(), RecordCodec.read(type, payload)), takenBy);
  }

  private Decide.Hit hit(TargetRecord<T> record, @Nullable String takenBy) {
    return new Decide.Hit(
        record.id(), type.numberOf(record.value()), RecordCodec.fields(record.value()), takenBy);
  }

  private Map<String, List<Decide.Hit>> withTakers(Map<String, List<Decide.Hit>> hits) {
    Set<String> ids = new HashSet<>();
    hits.values().forEach(list -> list.forEach(hit -> ids.add(hit.targetId())));
    if (ids.isEmpty()) {
      return hits;
    }
    Map<String, Link> taken =
        context.store().links(context.scope(), context.linkType(), context.from().other(), ids);
    Map<String, List<Decide.Hit>> marked = new HashMap<>();
    hits.forEach(
        (source, list) -> marked.put(source, list.stream().map(hit -> mark(hit, taken)).toList()));
    return marked;
  }

  private Decide.Hit mark(Decide.Hit hit, Map<String, Link> taken) {
    Link link = taken.get(hit.targetId());
    return link == null
        ? hit
        : new Decide.Hit(hit.targetId(), hit.targetNumber(), hit.fields(), link.id(context.from()));
  }

  /** Enters records that are about to be made, so that another with the same key is noticed. */
  void making(Map<String, List<MatchKey>> keysBySource) {
    List<Candidate> candidates = new ArrayList<>();
    keysBySource.forEach(
        (source, keys) ->
            keys.forEach(
                key -> candidates.add(new Candidate(key, BEING_MADE + source, null, source))));
    index.add(candidates);
  }

  /** Enters target records that were linked, by target id. */
  void taken(Map<String, String> sourceByTarget) {
    if (!sourceByTarget.isEmpty()) {
      index.take(sourceByTarget);
    }
  }

  /**
   * Returns how many target records no source record matched; zero when the target was not listed.
   */
  long untaken() {
    return listed ? index.untaken() : 0;
  }

  private void list() {
    listed = true;
    ReadOptions options = new ReadOptions(context.targetCapabilities().pageSize(), true);
    try (PageReader<TargetRecord<T>> reader =
        new PageReader<>(Cursor.START, cursor -> context.target().list(type, cursor, options))) {
      for (Page<TargetRecord<T>> page = reader.next(); page != null; page = reader.next()) {
        List<Candidate> candidates = new ArrayList<>();
        page.records().forEach(record -> enter(record, candidates));
        index.add(candidates);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private void enter(TargetRecord<T> record, List<Candidate> candidates) {
    String payload = RecordCodec.json(record.value());
    for (Match<T, T> match : matches) {
      String value = match.right().apply(record.value());
      if (value != null && !value.isBlank()) {
        candidates.add(
            new Candidate(new MatchKey(match.name(), value), record.id(), payload, null));
      }
    }
  }

  @Override
  public void close() {
    index.close();
  }
}
