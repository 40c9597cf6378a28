package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Outcome;
import no.samklang.sync.internal.LinkMatching.Decided;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.CorrelationIndex;
import no.samklang.sync.spi.CorrelationIndex.Candidate;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a link route.
 *
 * <ol>
 *   <li>What changed on the right is read into a scratch index by match key; left records that wait
 *       for such a key are fetched again.
 *   <li>What changed on the left is read; an unlinked record is linked when one right record alone
 *       has its key and no other left record has that one. As only the whole right side can tell
 *       that, it is then read whole, once a run.
 *   <li>A left record without a match is remembered under its key, so that it is found when the
 *       right side changes.
 * </ol>
 */
final class LinkRun<L, R> implements RouteRun {
  private static final byte[] NO_FIELDS = {};
  private static final int KEYS_AT_ONCE = 1000;

  private final RouteContext context;
  private final LinkRoute<L, R> route;
  private final SourceSystem left;
  private final SourceSystem right;
  private final Recognise<L> recogniseLeft;
  private final Recognise<R> recogniseRight;
  private final CursorBook leftCursor;
  private final CursorBook rightCursor;
  private final ParkingLot<L> parking;
  private final Progress progress;
  private final WriteGuard guard;
  private final FirstLook<L, R> look;
  private final Rulings rulings;
  private final Map<String, String> rightNumbers = new HashMap<>();
  private boolean rightWhole;
  private boolean held;
  private @Nullable StateChange reached;

  LinkRun(RouteContext context, LinkRoute<L, R> route) {
    this.context = context;
    this.route = route;
    this.left = context.source();
    this.right = context.targetSide().connector().source().orElseThrow();
    String rightMemory = rightMemory(route.name());
    String version = route.mappingVersion();
    this.recogniseLeft =
        new Recognise<>(
            context, Side.LEFT, route.name(), version, ids -> left.fetch(route.sourceType(), ids));
    this.recogniseRight =
        new Recognise<>(
            context, Side.RIGHT, rightMemory, version, ids -> right.fetch(route.targetType(), ids));
    this.leftCursor = new CursorBook(context, route.name(), version);
    this.rightCursor = new CursorBook(context, rightMemory, version);
    this.parking = new ParkingLot<>(context, route.sourceType());
    this.progress =
        new Progress(
            route.name(),
            context.options().listener(),
            PlannedTotal.left(context, context.options().whole()));
    this.guard = new WriteGuard(context);
    this.look =
        new FirstLook<>(
            context, route.firstCheck().orElse(null), route.sourceType(), route.targetType());
    this.rulings = new Rulings(context);
  }

  /** Returns the name under which a route keeps what it saw on the right. */
  static String rightMemory(String route) {
    return route + "~right";
  }

  @Override
  public void run() {
    try (CorrelationIndex index = context.store().correlationIndex();
        look) {
      Cursor start = context.options().whole() ? Cursor.START : rightCursor.load();
      rightWhole = start.isStart();
      List<StateChange> rightSeen = new ArrayList<>();
      Set<MatchKey> changedKeys = readRight(index, start, rightSeen);
      wake(index, changedKeys);
      readLeft(index);
      guard.check();
      if (!context.planning()) {
        rightSeen.addAll(renumberedRight());
        context.commit(rightSeen);
      }
      look.end();
      noteOnlyRight(index);
    } catch (SyncException error) {
      throw StopRoute.because(error);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new CancelledException();
    }
  }

  /**
   * Reads what changed on the right. The changes that say so are committed last, after the links
   * they lead to.
   */
  private Set<MatchKey> readRight(CorrelationIndex index, Cursor start, List<StateChange> seen)
      throws InterruptedException {
    Set<MatchKey> changed = new LinkedHashSet<>();
    Cursor last = start;
    ReadOptions options = rightOptions(context.options().whole());
    try (PageReader<SourceRecord<R>> reader =
        new PageReader<>(start, cursor -> right.read(route.targetType(), cursor, options))) {
      for (Page<SourceRecord<R>> page = reader.next(); page != null; page = reader.next()) {
        guard.check();
        List<Row<R>> rows = recogniseRight.changed(page.records());
        if (rightWhole) {
          index.add(candidates(whole(page.records(), rows)));
        }
        for (Row<R> row : rows) {
          changed.addAll(rightKeys(row.record()));
          seen.add(
              new StateChange.PutBase(
                  rightMemory(route.name()), new Base(row.id(), row.seen(), NO_FIELDS)));
          noteRightNumber(row);
        }
        last = page.next();
      }
    }
    if (!last.equals(rightCursor.load())) {
      seen.add(rightCursor.store(last));
    }
    return changed;
  }

  /** Returns the records of a page whole; those that changed were completed already. */
  private List<SourceRecord<R>> whole(List<SourceRecord<R>> page, List<Row<R>> changed) {
    Map<String, SourceRecord<R>> records = new LinkedHashMap<>();
    page.forEach(record -> records.put(record.id(), record));
    changed.forEach(row -> records.put(row.id(), row.record()));
    return recogniseRight.whole(List.copyOf(records.values()));
  }

  private void noteRightNumber(Row<R> row) {
    R value = row.record().value();
    String number = value == null ? null : route.targetType().numberOf(value);
    if (row.link() != null && number != null) {
      rightNumbers.put(row.id(), number);
    }
  }

  /** Returns the links whose right number changed, as they stand when all else is linked. */
  private List<StateChange> renumberedRight() {
    List<StateChange> changes = new ArrayList<>();
    if (!rightNumbers.isEmpty()) {
      context
          .store()
          .links(context.scope(), context.linkType(), Side.RIGHT, rightNumbers.keySet())
          .forEach(
              (id, link) -> {
                String number = rightNumbers.getOrDefault(id, id);
                if (!number.equals(link.number(Side.RIGHT))) {
                  changes.add(
                      new StateChange.PutLink(
                          new Link(link.type(), link.leftId(), link.leftNumber(), id, number)));
                }
              });
    }
    return changes;
  }

  private List<Candidate> candidates(List<SourceRecord<R>> records) {
    List<Candidate> candidates = new ArrayList<>();
    Map<String, R> withoutKey = new LinkedHashMap<>();
    for (SourceRecord<R> record : records) {
      R value = record.value();
      if (value != null) {
        String number = route.targetType().numberOf(value);
        List<MatchKey> keys = rightKeys(record);
        keys.forEach(key -> candidates.add(new Candidate(key, record.id(), number, null)));
        look.enter(record.id(), value, null);
        if (keys.isEmpty()) {
          withoutKey.put(record.id(), value);
        }
      }
    }
    look.withoutNumber(withoutKey);
    return candidates;
  }

  private List<MatchKey> rightKeys(SourceRecord<R> record) {
    List<MatchKey> keys = new ArrayList<>();
    R value = record.value();
    for (Match<L, R> match : route.matches()) {
      add(keys, match.name(), value == null ? null : match.right().apply(value));
    }
    return keys;
  }

  private List<MatchKey> leftKeys(Row<L> row) {
    List<MatchKey> keys = new ArrayList<>();
    L value = row.record().value();
    for (Match<L, R> match : route.matches()) {
      add(keys, match.name(), value == null ? null : match.left().apply(value));
    }
    return keys;
  }

  private static void add(List<MatchKey> keys, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      keys.add(new MatchKey(name, value.strip()));
    }
  }

  private void wake(CorrelationIndex index, Set<MatchKey> keys) throws InterruptedException {
    List<String> wanted = new ArrayList<>(List.of(Retry.NEXT_RUN));
    keys.forEach(key -> wanted.add(Parked.matchKey(key)));
    Set<String> ids = new LinkedHashSet<>();
    for (List<String> part : parts(wanted, KEYS_AT_ONCE)) {
      context
          .store()
          .waitingFor(context.scope(), route.name(), part)
          .forEach(parked -> ids.add(parked.sourceId()));
    }
    for (List<String> part : parts(List.copyOf(ids), context.sourceCapabilities().pageSize())) {
      guard.check();
      link(recogniseLeft.again(new LinkedHashSet<>(part)), index, null);
    }
  }

  private static List<List<String>> parts(List<String> all, int size) {
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      parts.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return parts;
  }

  private void readLeft(CorrelationIndex index) throws InterruptedException {
    Cursor stored = leftCursor.load();
    Cursor start = context.options().whole() ? Cursor.START : stored;
    ReadOptions options = leftOptions();
    try (PageReader<SourceRecord<L>> reader =
        new PageReader<>(start, cursor -> left.read(route.sourceType(), cursor, options))) {
      for (Page<SourceRecord<L>> page = reader.next(); page != null; page = reader.next()) {
        guard.check();
        progress.expect(page.expectedTotal());
        List<Row<L>> rows = recogniseLeft.changed(page.records());
        context.log().count(Outcome.UNCHANGED, page.records().size() - rows.size());
        link(rows, index, leftCursor.store(page.next()));
        progress.finished(page.records().size());
      }
    }
    if (reached != null && !reached.equals(leftCursor.store(stored))) {
      context.commit(List.of(reached));
    }
  }

  private ReadOptions leftOptions() {
    int size = context.sourceCapabilities().pageSize();
    return new ReadOptions(size, context.options().whole());
  }

  private ReadOptions rightOptions(boolean whole) {
    return new ReadOptions(context.targetCapabilities().pageSize(), whole);
  }

  private void link(List<Row<L>> page, CorrelationIndex index, @Nullable StateChange cursor)
      throws InterruptedException {
    List<StateChange> changes = new ArrayList<>();
    List<Row<L>> rows = context.overrides().apply(route.sourceType(), page, changes);
    Map<String, List<MatchKey>> keys = new LinkedHashMap<>();
    for (Row<L> row : rows) {
      if (row.link() == null && row.record().value() != null) {
        keys.put(row.id(), leftKeys(row));
      }
    }
    Map<String, Ruling> ruled = rulings.of(rows);
    ruled.values().forEach(look::decided);
    Map<String, List<Candidate>> hits = ruled(ruled, find(index, keys));
    LinkMatching<L> matching = new LinkMatching<>(context, route.sourceType(), hits, ruled);
    List<PlanLine> lines = new ArrayList<>();
    List<Decided<L>> decided = new ArrayList<>();
    for (Row<L> row : rows) {
      Decided<L> one = matching.decide(row, keys.getOrDefault(row.id(), List.of()));
      decided.add(one);
      if (one.outcome() != Outcome.UNCHANGED) {
        lines.add(line(one));
      }
    }
    Set<String> approved = context.approver().approve(context.lease(), lines);
    Map<String, String> taken = new HashMap<>();
    List<Link> planned = new ArrayList<>();
    for (Decided<L> one : decided) {
      boolean goes = one.outcome() != Outcome.LINKED || approved.contains(one.row().id());
      remember(one, goes, changes, taken, planned);
      held |= !goes && !context.planning();
    }
    if (!taken.isEmpty()) {
      index.take(taken);
      look.taken(taken);
    }
    decided.forEach(one -> look(one, ruled.get(one.row().id()), keys));
    if (context.planning()) {
      context.overlay().add(planned);
      return;
    }
    commit(changes, cursor);
  }

  /** A cursor alone is worth no commit: it goes with the next changes, or when the pass ends. */
  private void commit(List<StateChange> changes, @Nullable StateChange cursor) {
    if (cursor != null && !held) {
      reached = cursor;
    }
    if (!changes.isEmpty()) {
      if (reached != null) {
        changes.add(reached);
        reached = null;
      }
      context.commit(changes);
    }
  }

  private Map<String, List<Candidate>> find(
      CorrelationIndex index, Map<String, List<MatchKey>> keys) throws InterruptedException {
    if (keys.isEmpty()) {
      return Map.of();
    }
    if (!rightWhole) {
      rightWhole = true;
      readWholeRight(index);
    }
    return look(index, keys);
  }

  private Map<String, List<Candidate>> look(
      CorrelationIndex index, Map<String, List<MatchKey>> keys) {
    Set<MatchKey> all = new LinkedHashSet<>();
    keys.values().forEach(all::addAll);
    Map<MatchKey, List<Candidate>> found = index.find(all);
    Map<String, List<Candidate>> hits = new LinkedHashMap<>();
    keys.forEach(
        (id, own) ->
            hits.put(
                id,
                own.stream()
                    .map(key -> found.getOrDefault(key, List.of()))
                    .filter(list -> !list.isEmpty())
                    .findFirst()
                    .map(LinkRun::distinct)
                    .orElse(List.of())));
    return hits;
  }

  /** Puts what people decided in the place of what was found by match keys. */
  private Map<String, List<Candidate>> ruled(
      Map<String, Ruling> ruled, Map<String, List<Candidate>> found) {
    Map<String, String> named = Rulings.linkedTo(ruled);
    Map<String, Candidate> standing = new HashMap<>();
    if (!named.isEmpty()) {
      for (SourceRecord<R> record :
          right.fetch(route.targetType(), new LinkedHashSet<>(named.values()))) {
        R value = record.value();
        if (value != null) {
          String number = route.targetType().numberOf(value);
          MatchKey byHand = new MatchKey("by-hand", record.id());
          standing.put(record.id(), new Candidate(byHand, record.id(), number, null));
        }
      }
    }
    Map<String, List<Candidate>> hits = new LinkedHashMap<>(found);
    ruled.forEach(
        (id, ruling) -> {
          String target = named.get(id);
          Candidate there = target == null ? null : standing.get(target);
          if (target != null) {
            hits.put(id, there == null ? List.of() : List.of(there));
          } else {
            hits.computeIfPresent(id, (same, all) -> without(ruling, all));
          }
        });
    return hits;
  }

  private static List<Candidate> without(Ruling ruling, List<Candidate> hits) {
    return hits.stream().filter(hit -> !Rulings.keepsApart(ruling, hit.targetId())).toList();
  }

  /** Shows the first look what is to become of a record of which nobody decided otherwise. */
  private void look(Decided<L> one, @Nullable Ruling ruling, Map<String, List<MatchKey>> keys) {
    L value = one.row().record().value();
    Link link = one.link();
    Message why = one.why();
    if (Ruling.steers(ruling)) {
      return;
    }
    if (one.outcome() == Outcome.LINKED && link != null && value != null) {
      look.matched(one.row().id(), value, link.rightId());
    } else if (one.outcome() == Outcome.UNLINKED && value != null) {
      look.unmatched(
          one.row().id(), value, !keys.getOrDefault(one.row().id(), List.of()).isEmpty());
    } else if (why != null) {
      look.stopped(one.row(), one.row().label(route.sourceType()), kind(one.outcome()), why);
    }
  }

  private static List<Candidate> distinct(List<Candidate> candidates) {
    Map<String, Candidate> byTarget = new LinkedHashMap<>();
    candidates.forEach(candidate -> byTarget.put(candidate.targetId(), candidate));
    return List.copyOf(byTarget.values());
  }

  private void readWholeRight(CorrelationIndex index) throws InterruptedException {
    ReadOptions options = rightOptions(true);
    try (PageReader<SourceRecord<R>> reader =
        new PageReader<>(Cursor.START, cursor -> right.read(route.targetType(), cursor, options))) {
      for (Page<SourceRecord<R>> page = reader.next(); page != null; page = reader.next()) {
        guard.check();
        index.add(candidates(whole(page.records(), List.of())));
      }
    }
  }

  private PlanLine line(Decided<L> one) {
    Link link = one.link();
    return PlanDetail.line(
        route.name(),
        one.row().id(),
        link == null ? null : link.rightId(),
        one.outcome(),
        one.row().seen(),
        List.of(),
        new PlanDetail(one.row().label(route.sourceType()), one.why(), List.of()));
  }

  private void remember(
      Decided<L> one,
      boolean goes,
      List<StateChange> changes,
      Map<String, String> taken,
      List<Link> planned) {
    Row<L> row = one.row();
    Link link = one.link();
    if (one.outcome() == Outcome.LINKED && link != null) {
      taken.put(link.rightId(), row.id());
      planned.add(link);
      context.log().count(goes || context.planning() ? Outcome.LINKED : Outcome.NOT_IN_PLAN, 1);
    }
    Message why = one.why();
    if (why != null) {
      StateChange change = parking.park(row, kind(one.outcome()), why, one.waitsFor());
      if (change != null) {
        changes.add(change);
      }
    }
    if (one.outcome() == Outcome.UNCHANGED) {
      context.log().count(Outcome.UNCHANGED, 1);
    }
    if (!goes || context.planning()) {
      return;
    }
    if (link != null) {
      changes.add(new StateChange.PutLink(link));
    }
    if (why == null && row.parked() != null) {
      changes.add(new StateChange.Unpark(route.name(), row.id()));
    }
    changes.add(new StateChange.PutBase(route.name(), new Base(row.id(), row.seen(), NO_FIELDS)));
  }

  private static Parked.Kind kind(Outcome outcome) {
    return switch (outcome) {
      case REVIEW -> Parked.Kind.REVIEW;
      case REJECTED -> Parked.Kind.REJECTED;
      case SKIPPED -> Parked.Kind.SKIPPED;
      default -> Parked.Kind.UNLINKED;
    };
  }

  private void noteOnlyRight(CorrelationIndex index) {
    long untaken = context.planning() && rightWhole ? index.untaken() : 0;
    if (untaken > 0) {
      context
          .log()
          .note(
              Outcome.UNLINKED,
              Message.of("match.only-in-target", "count", untaken),
              null,
              "-",
              true);
    }
  }
}
