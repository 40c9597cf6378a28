package no.samklang.sync.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/** Turns what came of a mirrored create into changes of the state. */
final class MirrorOutcome {
  private static final Fingerprint UNKNOWN = new Fingerprint(0, 0);

  private MirrorOutcome() {}

  /** Returns the link between a source record and what stands in the target. */
  static Link link(
      RouteContext context, String sourceId, @Nullable String sourceNumber, Receipt receipt) {
    return link(context.from(), context.linkType(), sourceId, sourceNumber, receipt);
  }

  /** Returns the link between a source record on this side and what stands in the target. */
  static Link link(
      Side from, String type, String sourceId, @Nullable String sourceNumber, Receipt receipt) {
    String shown = Objects.equals(sourceNumber, sourceId) ? null : sourceNumber;
    String targetNumber = Objects.equals(receipt.number(), receipt.id()) ? null : receipt.number();
    return from == Side.LEFT
        ? new Link(type, sourceId, shown, receipt.id(), targetNumber)
        : new Link(type, receipt.id(), targetNumber, sourceId, shown);
  }

  /**
   * Adds the changes for an intent of an earlier run. A record that was delivered is looked at once
   * more in this run, as it may have changed since it was sent.
   *
   * @return whether it is closed
   */
  static <T> boolean settled(
      RouteContext context,
      EntityType<T> type,
      Intent intent,
      Sent sent,
      List<StateChange> changes) {
    String sourceId = intent.members().get(0);
    if (sent instanceof Sent.Delivered delivered) {
      T written = RecordCodec.read(type, intent.payload());
      String number = type.numberOf(written);
      String route = context.route().name();
      Map<String, @Nullable String> fields = RecordCodec.fields(written);
      Outcome outcome = delivered.adopted() ? Outcome.ADOPTED : Outcome.CREATED;
      changes.add(new StateChange.PutLink(link(context, sourceId, number, delivered.receipt())));
      changes.add(
          new StateChange.PutBase(route, new Base(sourceId, UNKNOWN, FieldPrints.pack(fields))));
      context.journal().made(changes, sourceId, outcome, delivered.receipt(), fields);
      changes.add(
          park(
              context,
              sourceId,
              Parked.Kind.WAITING,
              unsettled(intent.reference()),
              Retry.NEXT_RUN));
      changes.add(new StateChange.CloseIntent(intent.reference()));
      context.log().count(outcome, 1);
      return true;
    }
    if (sent instanceof Sent.Refused refused) {
      changes.add(new StateChange.CloseIntent(intent.reference()));
      changes.add(park(context, sourceId, Parked.Kind.REJECTED, refused.why(), null));
      context.log().count(Outcome.REJECTED, refused.why(), null, sourceId, true);
      return true;
    }
    if (sent instanceof Sent.NotSent notSent) {
      throw StopRoute.because(notSent.why());
    }
    if (sent instanceof Sent.Doubtful doubtful) {
      if (intent.doubt() == null) {
        changes.add(new StateChange.PutIntent(doubtful.intent()));
        changes.add(park(context, sourceId, Parked.Kind.IN_DOUBT, doubtful.why(), null));
      }
      context.log().count(Outcome.IN_DOUBT, doubtful.why(), null, sourceId, intent.doubt() == null);
      return false;
    }
    Sent.Open open = (Sent.Open) sent;
    changes.add(new StateChange.PutIntent(open.intent()));
    context.log().count(Outcome.UNSETTLED, open.why(), null, sourceId, false);
    return false;
  }

  private static StateChange park(
      RouteContext context,
      String sourceId,
      Parked.Kind kind,
      Message why,
      @Nullable String waitsFor) {
    Instant now = context.config().clock().instant();
    return new StateChange.Park(
        new Parked(
            context.route().name(),
            sourceId,
            null,
            kind,
            why,
            waitsFor,
            UNKNOWN,
            null,
            1,
            now,
            now,
            null));
  }

  /** Returns the reason of a record of which it is not known whether it arrived. */
  static Message unsettled(String reference) {
    return Message.of("create.unsettled", "reference", reference);
  }
}
