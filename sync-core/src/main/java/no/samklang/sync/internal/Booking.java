package no.samklang.sync.internal;

import java.time.Instant;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger will say of a record once its document stands. Durable with the intent, as the
 * record may have changed by the time the outcome is known.
 *
 * @param orderKey what a correction shares with what it corrects; null where there is none
 * @param content fingerprint of what counts of the source record that this brings into the target
 * @param revision corrections so far, this one counted; zero when it is none
 * @param counted what it adds to the control totals; null for nothing
 * @param before what the entry that this replaces added; null for nothing
 * @param frozen what stands for the record afterwards, as JSON; null where that is not kept
 */
record Booking(
    @Nullable String orderKey,
    Fingerprint content,
    int revision,
    @Nullable Counted counted,
    @Nullable Counted before,
    @Nullable String frozen) {
  /** Stands for a record of which nothing stands in the target any more. */
  static final String NOTHING = "null";

  /** What a record adds to the control totals of a period. */
  record Counted(String period, Figures figures) {
    /** Returns what a ledger entry adds; null for nothing. */
    static @Nullable Counted of(LedgerEntry entry) {
      String period = entry.period();
      String totals = entry.totals();
      return period == null || totals == null
          ? null
          : new Counted(period, RecordCodec.read(Figures.class, totals));
    }
  }

  /** Returns whether nothing of the record stands in the target afterwards. */
  boolean takesBack() {
    return NOTHING.equals(frozen);
  }

  /** Returns the entry for the ledger. */
  LedgerEntry entry(String route, String sourceId, String targetId, Instant now, boolean told) {
    Counted in = counted == null ? before : counted;
    return new LedgerEntry(
        route,
        sourceId,
        targetId,
        orderKey,
        content,
        now,
        told,
        revision,
        in == null ? null : in.period(),
        counted == null ? null : RecordCodec.json(counted.figures()),
        frozen);
  }

  /** Returns the change that brings an entry into the ledger. */
  static StateChange change(LedgerEntry entry) {
    return entry.revision() == 0
        ? new StateChange.PutLedger(entry)
        : new StateChange.ReviseLedger(entry);
  }
}
