package no.samklang.sync.internal;

import java.time.Instant;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/** Parks rows that do not go, counts them, and names each only once while nothing changes. */
final class ParkingLot<S> {
  private final RouteContext context;
  private final EntityType<S> type;

  ParkingLot(RouteContext context, EntityType<S> type) {
    this.context = context;
    this.type = type;
  }

  /**
   * Counts a row as not gone.
   *
   * @return the change to commit; null when the row is parked so already
   */
  @Nullable StateChange park(Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor) {
    boolean known = row.parkedAs(kind, why.code(), waitsFor);
    context.log().count(outcome(kind), why, row.label(type), row.id(), !known);
    return known ? null : new StateChange.Park(parked(row, kind, why, waitsFor));
  }

  /**
   * Counts a row as not gone after it was sent once more, and returns the change to commit: the
   * more often it was sent, the longer it rests before it is sent again by itself.
   */
  StateChange sentInVain(Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor) {
    boolean known = row.parkedAs(kind, why.code(), waitsFor);
    context.log().count(outcome(kind), why, row.label(type), row.id(), !known);
    Parked parked = parked(row, kind, why, waitsFor);
    boolean byItself =
        Retry.NEXT_RUN.equals(waitsFor)
            || (kind == Parked.Kind.REJECTED && context.route() instanceof PostRoute);
    return new StateChange.Park(byItself ? Retry.rested(parked) : parked);
  }

  /** Returns a row as it is to be parked, without counting it. */
  Parked parked(Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor) {
    Parked before = row.parked();
    Instant now = context.config().clock().instant();
    S value = row.record().value();
    return new Parked(
        context.route().name(),
        row.id(),
        row.label(type),
        kind,
        why,
        waitsFor,
        row.seen(),
        value == null ? null : RecordCodec.json(value),
        before == null ? 1 : before.attempts() + 1,
        before == null ? now : before.firstSeen(),
        now,
        null);
  }

  static Outcome outcome(Parked.Kind kind) {
    return switch (kind) {
      case WAITING -> Outcome.WAITING;
      case REJECTED -> Outcome.REJECTED;
      case REVIEW -> Outcome.REVIEW;
      case IN_DOUBT -> Outcome.IN_DOUBT;
      case SKIPPED -> Outcome.SKIPPED;
      case UNLINKED -> Outcome.UNLINKED;
      case INCOMPLETE -> Outcome.UPDATED;
    };
  }
}
