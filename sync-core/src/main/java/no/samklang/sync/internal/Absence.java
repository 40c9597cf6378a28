package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.Spool;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records that a route knows and that its source no longer lists.
 *
 * <ol>
 *   <li>The ids of a pass from beginning to end are put aside by the store.
 *   <li>The pass must have asked for the same as the one remembered. If not, or if none is
 *       remembered, it is the new baseline: nothing counts as gone.
 *   <li>The pass must be complete. A source that counts proves it by its total; one that does not
 *       by two passes in a row with the same ids, of which the second is simply the next run. A row
 *       that cannot be read and is not known may be any record, so that nothing is proven.
 *   <li>What is known is compared with the ids page by page. Records that were taken out of use
 *       before, and such that were never linked, do not count.
 * </ol>
 *
 * A route that keeps what vanished, and a pass that reads only changes, pay nothing. Not
 * thread-safe.
 */
final class Absence<S> implements AutoCloseable {
  private static final int PAGE = 1_000;

  private final RouteContext context;
  private final MirrorRoute<S, ?> route;
  private final Recognise<S> recognise;
  private final String memory;
  private final @Nullable Spool seen;
  private final ListingProof proof = new ListingProof();
  private Findings findings = Findings.NONE;
  private boolean unreadable;

  /**
   * Makes the comparison of one pass.
   *
   * @param whole whether the pass reads everything, from the beginning
   */
  Absence(RouteContext context, MirrorRoute<S, ?> route, Recognise<S> recognise, boolean whole) {
    this.context = context;
    this.route = route;
    this.recognise = recognise;
    this.memory = route.name() + "~absence";
    boolean wanted = whole && route.whenVanished().isPresent();
    this.seen = wanted ? context.store().spool() : null;
  }

  /**
   * What a pass says about the records that are known.
   *
   * @param known records that were known before
   * @param came how many of them came
   * @param vanished how many are gone, as far as the pass proves it
   * @param small whether so few came that nothing is believed
   * @param print the same for the same vanished records
   */
  record Findings(long known, long came, long vanished, boolean small, String print) {
    static final Findings NONE = new Findings(0, 0, 0, false, "");
  }

  /** Takes a page of the pass. */
  void add(Page<SourceRecord<S>> page) {
    if (seen != null) {
      List<String> ids = page.records().stream().map(SourceRecord::id).toList();
      Set<String> fresh = seen.missing(ids);
      unreadable |= hidesAnother(page.records());
      seen.add(fresh.stream().map(id -> new Spool.Item(id, null)).toList());
      proof.page(page.expectedTotal());
      proof.seen(fresh);
    }
  }

  /**
   * Returns whether a row that cannot be read may be one of another record, under a makeshift id.
   */
  private boolean hidesAnother(List<SourceRecord<S>> records) {
    List<String> faulty =
        records.stream()
            .filter(record -> record.fault() != null)
            .map(SourceRecord::id)
            .distinct()
            .toList();
    return !faulty.isEmpty()
        && context.store().bases(context.scope(), route.name(), faulty).size() < faulty.size();
  }

  /** Judges the pass after its last page and remembers it for the next. */
  Findings judge() {
    if (seen == null) {
      return findings;
    }
    Findings compared = compared(seen);
    String before = context.store().cursor(context.scope(), memory).value();
    Message why = unproven(before, compared);
    remember(before);
    if (why != null && (compared.vanished() > 0 || why.code().equals("absence.new-baseline"))) {
      context.log().note(Outcome.KEPT, why, compared.vanished());
    }
    boolean believed = why == null || why.code().equals("absence.not-repeated");
    findings =
        new Findings(
            compared.known(),
            compared.came(),
            why == null ? compared.vanished() : 0,
            believed && compared.small(),
            compared.print());
    return findings;
  }

  private Findings compared(Spool ids) {
    AtomicLong known = new AtomicLong();
    AtomicLong vanished = new AtomicLong();
    PrintSum print = new PrintSum();
    eachKnown(
        ids,
        (records, missing) -> {
          known.addAndGet(records);
          vanished.addAndGet(missing.size());
          missing.forEach(row -> print.add(row.id()));
        });
    long came = known.get() - vanished.get();
    boolean small = route.brakes().small(known.get(), came);
    return new Findings(known.get(), came, vanished.get(), small, print.toString());
  }

  private @Nullable Message unproven(String before, Findings compared) {
    if (!before.startsWith(asked() + '\n')) {
      return why("absence.new-baseline", compared);
    }
    if (unreadable) {
      return why("absence.unreadable", compared);
    }
    if (counted()) {
      return proof.countedComplete()
          ? null
          : why("absence.not-complete", compared)
              .with("announced", proof.announced())
              .with("seen", proof.records());
    }
    return before.equals(remembered()) ? null : why("absence.not-repeated", compared);
  }

  private static Message why(String code, Findings compared) {
    return Message.of(code, "vanished", compared.vanished(), "known", compared.known());
  }

  private void remember(String before) {
    boolean complete = !counted() || proof.countedComplete();
    if (complete && !context.planning() && !before.equals(remembered())) {
      context.commit(List.of(new StateChange.PutCursor(memory, new Cursor(remembered()))));
    }
  }

  private String remembered() {
    return asked() + '\n' + (counted() ? "" : proof.digest());
  }

  /** Returns what the source is asked for, as far as it decides what a pass brings. */
  private String asked() {
    String source = context.sourceSide().descriptor().id() + '\n' + route.sourceType().name();
    PrintSum asked = new PrintSum();
    asked.add(route.mappingVersion() + '\n' + source);
    return asked.toString();
  }

  private boolean counted() {
    return context.sourceCapabilities().counted();
  }

  /** Gives the records that are gone, a page at a time. */
  void each(Consumer<List<Row<S>>> rows) {
    if (seen != null && findings.vanished() > 0) {
      eachKnown(
          seen,
          (known, vanished) -> {
            if (!vanished.isEmpty()) {
              rows.accept(vanished);
            }
          });
    }
  }

  /** Takes a page of known records: how many they are, and those of them that did not come. */
  @FunctionalInterface
  private interface KnownPage<S> {
    void take(long known, List<Row<S>> vanished);
  }

  private void eachKnown(Spool ids, KnownPage<S> page) {
    List<String> known;
    String after = null;
    do {
      known = context.store().baseIds(context.scope(), route.name(), after, PAGE);
      Collection<String> missing = known.isEmpty() ? List.of() : ids.missing(known);
      List<Row<S>> vanished = missing.isEmpty() ? List.of() : recognise.vanished(missing);
      page.take(known.size() - missing.size() + vanished.size(), new ArrayList<>(vanished));
      context.lease().ensure();
      after = known.isEmpty() ? null : known.get(known.size() - 1);
    } while (known.size() == PAGE);
  }

  @Override
  public void close() {
    if (seen != null) {
      seen.close();
    }
  }
}
