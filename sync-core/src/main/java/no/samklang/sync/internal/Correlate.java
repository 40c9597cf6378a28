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
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/**
 * Finds the target records that unlinked records may be.
 *
 * <p>In the first pass the target is listed once, by pages, and never asked per record; later a new
 * record costs one look-up a key, and a listing when there are many. What this run makes or links
 * is entered too, so that two records with one number meet here and not in the target. Not
 * thread-safe.
 */
final class Correlate<T> implements AutoCloseable {
  private static final String BEING_MADE = "new ";
  private static final int MOST_LOOK_UPS = 100;

  private final RouteContext context;
  private final EntityType<T> type;
  private final List<Match<T, T>> matches;
  private final boolean firstPass;
  private final CorrelationIndex index;
  private final FirstLook<T, T> look;
  private boolean listed;
  private int lookUps;

  /**
   * Prepares the search.
   *
   * @param look is shown what stands in the target, as far as it is seen here
   */
  Correlate(
      RouteContext context,
      EntityType<T> type,
      List<Match<T, T>> matches,
      boolean firstPass,
      FirstLook<T, T> look) {
    this.context = context;
    this.type = type;
    this.matches = matches;
    this.firstPass = firstPass;
    this.look = look;
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
    if (!listed && listing(keysBySource.size())) {
      list();
    }
    Set<MatchKey> all = new LinkedHashSet<>();
    keysBySource.values().forEach(all::addAll);
    Map<MatchKey, List<Candidate>> known = index.find(all);
    Map<String, List<Decide.Hit>> hits = new LinkedHashMap<>();
    keysBySource.forEach((source, keys) -> hits.put(source, firstHits(source, keys, known)));
    return withTakers(hits);
  }

  /**
   * Returns the records that people named as the match, by source id; none where it is not there.
   */
  Map<String, List<Decide.Hit>> named(Map<String, String> targetBySource) {
    if (targetBySource.isEmpty()) {
      return Map.of();
    }
    Map<String, Decide.Hit> standing = new HashMap<>();
    Set<String> ids = new LinkedHashSet<>(targetBySource.values());
    context.target().fetch(type, ids).forEach(one -> standing.put(one.id(), hit(one, null)));
    Map<String, List<Decide.Hit>> hits = new HashMap<>();
    targetBySource.forEach(
        (source, target) -> {
          Decide.Hit hit = standing.get(target);
          hits.put(source, hit == null ? List.of() : List.of(hit));
        });
    return withTakers(hits);
  }

  private boolean listing(int records) {
    if (!context.targetCapabilities().listable()) {
      return false;
    }
    lookUps += records;
    return firstPass || lookUps > MOST_LOOK_UPS;
  }

  private List<Decide.Hit> firstHits(
      String source, List<MatchKey> keys, Map<MatchKey, List<Candidate>> known) {
    for (MatchKey key : keys) {
      List<Decide.Hit> found = new ArrayList<>();
      for (Candidate candidate : known.getOrDefault(key, List.of())) {
        if (!candidate.targetId().equals(BEING_MADE + source)) {
          found.add(hit(source, candidate));
        }
      }
      if (found.isEmpty() && !listed) {
        for (TargetRecord<T> record : context.target().find(type, key)) {
          look.enter(record.id(), record.value(), null);
          found.add(hit(record, null));
        }
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
        (source, list) ->
            marked.put(source, list.stream().map(hit -> mark(source, hit, taken)).toList()));
    return marked;
  }

  /** Returns the hit with the record that has it; one that the record itself has is free to it. */
  private Decide.Hit mark(String source, Decide.Hit hit, Map<String, Link> taken) {
    Link link = taken.get(hit.targetId());
    String by = link == null ? hit.takenBy() : link.id(context.from());
    return new Decide.Hit(
        hit.targetId(), hit.targetNumber(), hit.fields(), source.equals(by) ? null : by);
  }

  /** Returns why a record is left to a person whose number another record of this run has. */
  static Message sameKey(String source, String other) {
    return Message.of("match.same-key", "other", other, "id", source);
  }

  /** Returns why a record is left to a person whose match another record has. */
  static Message taken(String targetId, String by) {
    return targetId.startsWith(BEING_MADE)
        ? Message.of("match.being-made", "by", by)
        : Message.of("match.taken", "target", targetId, "by", by);
  }

  /** Returns whether all that the target holds and this run links is found here. */
  boolean knowsAll() {
    return listed || matches.isEmpty();
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
      look.taken(sourceByTarget);
    }
  }

  /**
   * Returns how many target records no source record matched; zero when the target was not listed
   * before anything was made there, as what is being made would count as well.
   */
  long untaken() {
    return listed && firstPass ? index.untaken() : 0;
  }

  private void list() {
    listed = true;
    ReadOptions options = new ReadOptions(context.targetCapabilities().pageSize(), true);
    try (PageReader<TargetRecord<T>> reader =
        new PageReader<>(Cursor.START, cursor -> context.target().list(type, cursor, options))) {
      for (Page<TargetRecord<T>> page = reader.next(); page != null; page = reader.next()) {
        if (context.cancelled()) {
          throw new CancelledException();
        }
        context.lease().ensure();
        enter(page.records());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  private void enter(List<TargetRecord<T>> records) {
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.id()));
    Map<String, Link> links =
        context.store().links(context.scope(), context.linkType(), context.from().other(), ids);
    List<Candidate> candidates = new ArrayList<>();
    for (TargetRecord<T> record : records) {
      Link link = links.get(record.id());
      enter(record, link == null ? null : link.id(context.from()), candidates);
    }
    index.add(candidates);
  }

  private void enter(TargetRecord<T> record, @Nullable String takenBy, List<Candidate> candidates) {
    look.enter(record.id(), record.value(), takenBy);
    String payload = RecordCodec.json(record.value());
    for (Match<T, T> match : matches) {
      String value = match.right().apply(record.value());
      if (value != null && !value.isBlank()) {
        candidates.add(
            new Candidate(new MatchKey(match.name(), value), record.id(), payload, takenBy));
      }
    }
  }

  @Override
  public void close() {
    index.close();
  }
}
