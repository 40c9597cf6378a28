package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.StateChange;

/** Tells the source of a post route what was delivered, and repeats it until that succeeds. */
final class Acknowledger {
  private final RouteContext context;
  private final PostRoute<?, ?> route;
  private final Set<String> refusedToBeTold = new HashSet<>();

  Acknowledger(RouteContext context, PostRoute<?, ?> route) {
    this.context = context;
    this.route = route;
  }

  /** Acknowledges what earlier runs delivered and could not tell. */
  void acknowledgeLeftOver(int most) {
    List<Acknowledgement> left;
    do {
      left =
          context
              .store()
              .unacknowledged(context.scope(), route.name(), most + refusedToBeTold.size())
              .stream()
              .filter(entry -> !refusedToBeTold.contains(entry.sourceId()))
              .map(entry -> new Acknowledgement(entry.sourceId(), entry.targetId()))
              .toList();
      acknowledge(left);
    } while (left.size() >= most);
  }

  /**
   * Tells the source, then remembers that it was told; a failure leaves it to the next run. When
   * the source refuses, the records are halved until those it does not take stand alone.
   */
  void acknowledge(List<Acknowledgement> delivered) {
    List<Acknowledgement> telling = new ArrayList<>(delivered);
    telling.removeIf(one -> refusedToBeTold.contains(one.sourceId()));
    if (telling.isEmpty()) {
      return;
    }
    context.lease().ensure();
    try {
      context.source().acknowledge(route.sourceType(), telling);
      told(telling);
    } catch (Rejected | Gone | Stale | Broken refused) {
      if (telling.size() == 1) {
        refusedToBeTold(telling.get(0).sourceId(), refused.message());
      } else {
        int half = telling.size() / 2;
        acknowledge(telling.subList(0, half));
        acknowledge(telling.subList(half, telling.size()));
      }
    }
  }

  private void refusedToBeTold(String sourceId, Message why) {
    refusedToBeTold.add(sourceId);
    Message message =
        Message.of(
            "acknowledge.refused", "id", sourceId, "reason", Messages.text(why, Locale.ENGLISH));
    context.log().count(Outcome.REVIEW, message, null, sourceId, true);
  }

  private void told(List<Acknowledgement> delivered) {
    List<StateChange> told = new ArrayList<>();
    for (Acknowledgement one : delivered) {
      told.add(
          one.targetId() == null
              ? new StateChange.Unpark(route.name(), one.sourceId())
              : new StateChange.MarkAcknowledged(route.name(), one.sourceId()));
    }
    context.journal().acknowledged(told, delivered);
    context.commit(told);
    context.log().count(Outcome.ACKNOWLEDGED, delivered.size());
  }
}
