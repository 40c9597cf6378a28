package no.samklang.sync.internal;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.Verdict;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.CorrelationIndex.Candidate;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/** Decides which right record each left record of a page of a link route is. */
final class LinkMatching<L> {
  private final RouteContext context;
  private final EntityType<L> type;
  private final Map<String, List<Candidate>> hits;
  private final Map<String, Ruling> ruled;
  private final Map<String, Link> linkedRight;
  private final Map<String, String> takenHere = new HashMap<>();

  /**
   * Begins a page.
   *
   * @param hits right records that may be the one, by left id
   * @param ruled what people decided, by left id
   */
  LinkMatching(
      RouteContext context,
      EntityType<L> type,
      Map<String, List<Candidate>> hits,
      Map<String, Ruling> ruled) {
    this.context = context;
    this.type = type;
    this.hits = hits;
    this.ruled = ruled;
    Set<String> ids = new LinkedHashSet<>();
    hits.values().forEach(list -> list.forEach(candidate -> ids.add(candidate.targetId())));
    linkedRight =
        ids.isEmpty()
            ? Map.of()
            : context.store().links(context.scope(), context.linkType(), Side.RIGHT, ids);
  }

  /**
   * What became of one left record.
   *
   * @param link the link to store; null when none is made or changed
   * @param why why it was not linked; null when it was
   * @param waitsFor the key that brings it back; null when none does
   */
  record Decided<L>(
      Row<L> row,
      Outcome outcome,
      @Nullable Link link,
      @Nullable Message why,
      @Nullable String waitsFor) {}

  /** Decides about one record, which has these keys. */
  Decided<L> decide(Row<L> row, List<MatchKey> keys) {
    Link link = row.link();
    if (link != null) {
      return new Decided<>(row, Outcome.UNCHANGED, renumbered(row, link), null, null);
    }
    String wait = keys.isEmpty() ? null : Parked.matchKey(keys.get(0));
    if (row.record().gone()) {
      return new Decided<>(row, Outcome.UNCHANGED, null, null, null);
    }
    Ruling ruling = ruled.get(row.id());
    if (ruling != null && Rulings.leavesOut(ruling)) {
      return new Decided<>(row, Outcome.SKIPPED, null, ruling.message(), null);
    }
    if (row.record().fault() != null) {
      return new Decided<>(row, Outcome.REJECTED, null, row.record().fault(), null);
    }
    List<Candidate> found = hits.getOrDefault(row.id(), List.of());
    if (found.isEmpty() && ruling != null && Ruling.steers(ruling)) {
      return ruledOut(row, ruling, wait);
    }
    if (found.isEmpty()) {
      Message why =
          keys.isEmpty()
              ? Message.of("match.no-key")
              : Message.of("match.none", "key", keys.get(0).value());
      return new Decided<>(row, Outcome.UNLINKED, null, why, wait);
    }
    if (found.size() > 1) {
      String ids =
          String.join(", ", found.stream().map(candidate -> candidate.targetId()).toList());
      return new Decided<>(
          row, Outcome.REVIEW, null, Message.of("match.several", "ids", ids), wait);
    }
    return one(row, found.get(0), wait);
  }

  /** One whose named match is not there, or that has none but the one it is kept apart from. */
  private Decided<L> ruledOut(Row<L> row, Ruling ruling, @Nullable String wait) {
    return ruling.verdict() instanceof Verdict.LinkTo
        ? new Decided<>(row, Outcome.REVIEW, null, Steering.gone(ruling).why(), null)
        : new Decided<>(row, Outcome.UNLINKED, null, ruling.message(), wait);
  }

  private Decided<L> one(Row<L> row, Candidate hit, @Nullable String wait) {
    Link linked = linkedRight.get(hit.targetId());
    String other = linked == null ? takenHere.get(hit.targetId()) : linked.leftId();
    other = other == null ? hit.takenBy() : other;
    if (other != null && !other.equals(row.id())) {
      Message why = Message.of("match.taken", "target", hit.targetId(), "by", other);
      return new Decided<>(row, Outcome.REVIEW, null, why, wait);
    }
    takenHere.put(hit.targetId(), row.id());
    L value = Objects.requireNonNull(row.record().value());
    Link link =
        new Link(context.linkType(), row.id(), type.numberOf(value), hit.targetId(), hit.payload());
    return new Decided<>(row, Outcome.LINKED, link, null, null);
  }

  private @Nullable Link renumbered(Row<L> row, Link link) {
    L value = row.record().value();
    String number = value == null ? null : type.numberOf(value);
    return number == null || number.equals(link.number(Side.LEFT))
        ? null
        : new Link(link.type(), link.leftId(), number, link.rightId(), link.rightNumber());
  }
}
