package no.samklang.sync.internal;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.DocumentState;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/** Turns the change of a delivered record into documents that correct it. */
final class Corrections<S, T> {
  private final RouteContext context;
  private final PostRoute<S, T> route;
  private final Bookings<S, T> bookings;
  private final Correct<T> correct;

  Corrections(RouteContext context, PostRoute<S, T> route) {
    this.context = context;
    this.route = route;
    this.bookings = new Bookings<>(context, route);
    int most = Math.min(route.grouping().most(), context.targetCapabilities().maxGroup());
    this.correct =
        new Correct<>(
            route.correction(),
            most <= 1,
            context.targetCapabilities().retirements().contains(Retirement.DELETE));
  }

  /** What is to be done about a delivered record that changed. */
  sealed interface Next<S, T> {
    /** A document is to be sent. */
    record Send<S, T>(Documents.Member<S, T> member) implements Next<S, T> {}

    /** Nothing is to be sent; the ledger takes the record as it is now. */
    record Remember<S, T>(StateChange change) implements Next<S, T> {}

    /** A person must see to it. */
    record ForPerson<S, T>(Message why) implements Next<S, T> {}
  }

  /** Returns whether the engine may correct what this entry delivered: it must have it frozen. */
  boolean mayCorrect(LedgerEntry entry) {
    return bookings.keepsFrozen() && entry.frozen() != null;
  }

  /**
   * Returns what is to be done.
   *
   * @param wanted what should stand in the target; null when the record is gone
   */
  Next<S, T> next(Row<S> row, LedgerEntry entry, @Nullable T wanted) {
    T standing = standing(entry);
    CorrectionStep<T> step =
        correct.step(entry.targetId(), standing, wanted, state(entry, standing));
    if (step instanceof CorrectionStep.ForPerson<T> person) {
      return new Next.ForPerson<>(person.why());
    }
    if (step instanceof CorrectionStep.Nothing<T>) {
      Booking now = bookings.revised(row, entry, wanted);
      return new Next.Remember<>(Booking.change(entry(row, entry, now)));
    }
    return new Next.Send<>(member(row, entry, wanted, step));
  }

  private @Nullable T standing(LedgerEntry entry) {
    String frozen = Objects.requireNonNull(entry.frozen());
    return frozen.equals(Booking.NOTHING) ? null : RecordCodec.read(route.targetType(), frozen);
  }

  private DocumentState state(LedgerEntry entry, @Nullable T standing) {
    if (standing == null || !correct.asksForState()) {
      return DocumentState.FINAL;
    }
    try {
      return context.target().documentState(route.targetType(), entry.targetId());
    } catch (Gone gone) {
      return DocumentState.GONE;
    }
  }

  private LedgerEntry entry(Row<S> row, LedgerEntry before, Booking booking) {
    Instant now = context.config().clock().instant();
    return booking.entry(route.name(), row.id(), before.targetId(), now, true);
  }

  private Documents.Member<S, T> member(
      Row<S> row, LedgerEntry entry, @Nullable T wanted, CorrectionStep<T> step) {
    List<FieldDifference> differences = differences(standing(entry), wanted);
    if (step instanceof CorrectionStep.Update<T> update) {
      Booking booking = bookings.revised(row, entry, update.wanted());
      return sent(row, update.wanted(), booking, repair(Dispatch.Kind.UPDATE, entry, differences));
    }
    if (step instanceof CorrectionStep.Delete<T> delete) {
      Booking booking = bookings.revised(row, entry, null);
      return sent(row, delete.standing(), booking, repair(Dispatch.Kind.DELETE, entry, List.of()));
    }
    if (step instanceof CorrectionStep.TakeBack<T> back) {
      return takeBack(row, entry, back, differences);
    }
    CorrectionStep.Post<T> post = (CorrectionStep.Post<T>) step;
    Booking booking = bookings.revised(row, entry, post.after());
    return sent(row, post.document(), booking, repair(Dispatch.Kind.CREATE, entry, differences));
  }

  private Documents.Member<S, T> takeBack(
      Row<S> row,
      LedgerEntry entry,
      CorrectionStep.TakeBack<T> back,
      List<FieldDifference> differences) {
    T then = back.then();
    if (then == null) {
      Booking last = bookings.revised(row, entry, null);
      return sent(row, back.document(), last, repair(Dispatch.Kind.CREATE, entry, List.of()));
    }
    Booking between = bookings.takenBack(row, entry);
    LedgerEntry meanwhile = entry(row, entry, between);
    Documents.Member<S, T> replacement =
        sent(
            row,
            then,
            bookings.revised(row, meanwhile, then),
            repair(Dispatch.Kind.CREATE, meanwhile, List.of()));
    return sent(
        row,
        back.document(),
        between,
        new Documents.Repair<>(Dispatch.Kind.CREATE, entry.targetId(), differences, replacement));
  }

  private static <S, T> Documents.Member<S, T> sent(
      Row<S> row, T document, Booking booking, Documents.Repair<S, T> repair) {
    return new Documents.Member<>(row, document, booking, repair);
  }

  private static <S, T> Documents.Repair<S, T> repair(
      Dispatch.Kind kind, LedgerEntry entry, List<FieldDifference> differences) {
    return new Documents.Repair<>(kind, entry.targetId(), differences, null);
  }

  private List<FieldDifference> differences(@Nullable T standing, @Nullable T wanted) {
    if (standing == null || wanted == null) {
      return List.of();
    }
    Map<String, @Nullable String> before = RecordCodec.fields(standing);
    Map<String, @Nullable String> after = RecordCodec.fields(wanted);
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> new FieldDifference(name, before.get(name), after.get(name)))
        .toList();
  }
}
