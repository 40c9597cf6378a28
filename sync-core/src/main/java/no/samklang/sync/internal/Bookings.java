package no.samklang.sync.internal;

import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Makes what the ledger is to say of delivered records. */
final class Bookings<S, T> {
  /** The content of a record that is gone: also of one of which nothing stands for the moment. */
  private static final Fingerprint GONE = Contents.whole(SourceRecord.gone(""));

  private final PostRoute<S, T> route;
  private final boolean keepsFrozen;

  Bookings(RouteContext context, PostRoute<S, T> route) {
    this.route = route;
    this.keepsFrozen =
        route.correction().byEngine()
            && context.sourceCapabilities().reading() != Capabilities.Reading.QUEUE;
  }

  /** Returns whether the route keeps what it delivered. */
  boolean keepsFrozen() {
    return keepsFrozen;
  }

  /** Returns the booking of a record that is delivered for the first time. */
  Booking first(Row<S> row, T document) {
    String frozen = keepsFrozen ? RecordCodec.json(document) : null;
    return new Booking(orderKey(row), row.counts(), 0, counted(row, document), null, frozen);
  }

  /**
   * Returns the booking of a correction after which the record stands as it is wanted.
   *
   * @param standing what stands then; null for nothing
   */
  Booking revised(Row<S> row, LedgerEntry before, @Nullable T standing) {
    return revised(row, before, row.counts(), standing);
  }

  /** Returns the booking of a correction after which nothing stands and something is to follow. */
  Booking takenBack(Row<S> row, LedgerEntry before) {
    return revised(row, before, GONE, null);
  }

  private Booking revised(
      Row<S> row, LedgerEntry before, Fingerprint content, @Nullable T standing) {
    String key = orderKey(row);
    return new Booking(
        key == null ? before.orderKey() : key,
        content,
        before.revision() + 1,
        standing == null ? null : counted(row, standing),
        Booking.Counted.of(before),
        standing == null ? Booking.NOTHING : RecordCodec.json(standing));
  }

  private @Nullable String orderKey(Row<S> row) {
    S value = row.record().value();
    return value == null ? null : route.orderKey().apply(value);
  }

  private Booking.@Nullable Counted counted(Row<S> row, T document) {
    S value = row.record().value();
    if (value == null || route.totals().isEmpty()) {
      return null;
    }
    var totals = route.totals().get();
    return new Booking.Counted(
        totals.periodOf(value), Figures.of(totals, row.id(), value, document));
  }
}
