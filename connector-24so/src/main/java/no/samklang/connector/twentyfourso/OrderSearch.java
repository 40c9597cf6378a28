package no.samklang.connector.twentyfourso;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Order;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.State;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how far an earlier create came.
 *
 * <ol>
 *   <li>The customer's orders created since a day before the create was sent are listed, filtered
 *       by our key where the service knows that filter (0.60.1; older ones ignore it). Taken are
 *       only those that carry the key: as reference number, or in the internal memo.
 *   <li>The order whose id was made durable counts too, also when the list does not show it yet.
 *   <li>None of them proves nothing until the look-up delay has passed since the create was sent.
 *   <li>One is compared with what was wanted: a draft that lacks lines or its status is half-made.
 *       A line that lacks may be on its way, so it counts as lacking only after the delay too.
 *   <li>Several, or one that people have moved on or removed, are for a person.
 * </ol>
 *
 * <p>A search that fails throws and is never taken for absence.
 */
final class OrderSearch {
  private static final Duration BEFORE_SENT = Duration.ofDays(1);

  private final TwentyfoursoPort port;
  private final Configuration settings;
  private final InstantSource clock;
  private final LateLines late;

  OrderSearch(TwentyfoursoPort port, Configuration settings, InstantSource clock, LateLines late) {
    this.port = port;
    this.settings = settings;
    this.clock = clock;
    this.late = late;
  }

  Found locate(SalesOrder wanted, Writing writing) {
    Instant begun = clock.instant();
    String header = writing.steps().get(OrderWriter.HEADER);
    Set<String> ids = carrying(wanted, writing, begun);
    if (header != null) {
      ids.add(header);
    }
    if (ids.size() > 1) {
      return new Found.Several(List.copyOf(ids));
    }
    if (ids.isEmpty()) {
      Instant proven = proven(writing.sentAt(), begun);
      return begun.isBefore(proven) ? new Found.NotYet(proven) : new Found.Absent();
    }
    String id = ids.iterator().next();
    return port.order(id)
        .map(order -> standing(order, wanted, writing, begun))
        .orElseGet(() -> new Found.CannotTell(Message.of("24so.order-gone", "order", id)));
  }

  private Set<String> carrying(SalesOrder wanted, Writing writing, Instant begun) {
    String key = writing.reference();
    Instant sentAt = writing.sentAt();
    Instant from = (sentAt == null ? begun : sentAt).minus(BEFORE_SENT);
    String customer = Limits.id("customer", wanted.customer());
    Set<String> ids = new TreeSet<>();
    for (Order order : port.orders(customer, from, settings.keyInReference() ? key : null)) {
      if (key.equals(order.head().reference()) || order.head().internalMemo().contains(key)) {
        ids.add(order.id());
      }
    }
    return ids;
  }

  private Found standing(Order order, SalesOrder wanted, Writing writing, Instant begun) {
    List<Line> missing = OrderLines.missing(OrderLines.of(wanted), port.lines(order.id()));
    boolean draft = order.state() == State.DRAFT;
    if (missing.isEmpty()) {
      late.forget(order.id());
      return draft && settings.confirms()
          ? partial(order)
          : new Found.Complete(Receipt.of(order.id()));
    }
    if (!draft) {
      return new Found.CannotTell(OrderWriter.movedOn(order, missing));
    }
    Instant proven = later(proven(writing.sentAt(), begun), proven(late.of(order.id()), begun));
    return begun.isBefore(proven) ? new Found.NotYet(proven) : partial(order);
  }

  private static Found partial(Order order) {
    return new Found.Partial(Map.of(OrderWriter.HEADER, order.id()));
  }

  private Instant proven(@Nullable Instant sent, Instant begun) {
    return sent == null ? begun : sent.plus(settings.lookupDelay());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
