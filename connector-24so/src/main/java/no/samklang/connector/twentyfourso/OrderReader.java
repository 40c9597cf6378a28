package no.samklang.connector.twentyfourso;

import java.util.List;
import java.util.Optional;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Head;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Order;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Party;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Project;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.model.SalesOrderLine;

/** Reads sales orders back, with their lines. */
final class OrderReader {
  private final TwentyfoursoPort port;

  OrderReader(TwentyfoursoPort port) {
    this.port = port;
  }

  /** Returns the order; empty when it is not there. */
  Optional<SalesOrder> read(String id) {
    return port.order(id).map(order -> order(order, port.lines(id)));
  }

  private static SalesOrder order(Order order, List<Line> lines) {
    Head head = order.head();
    Party receiver = head.receiver();
    Project project = head.project();
    return SalesOrder.builder()
        .customer(Ref.direct(EntityTypes.CUSTOMER, head.buyer().id()))
        .date(head.date())
        .deliveryDate(head.deliveryDate())
        .project(project == null ? null : Ref.direct(EntityTypes.PROJECT, project.id()))
        .deliveryName(receiver == null ? null : receiver.name())
        .deliveryAddress(receiver == null ? null : receiver.address())
        .contact(head.contact())
        .buyerReference(head.reference())
        .text(head.memo())
        .note(head.internalMemo())
        .lines(lines.stream().map(OrderReader::line).toList())
        .build();
  }

  private static SalesOrderLine line(Line line) {
    String item = line.item();
    return SalesOrderLine.builder()
        .item(item == null ? null : Ref.direct(EntityTypes.ITEM, item))
        .text(line.text())
        .quantity(line.quantity())
        .price(line.price())
        .discountPercent(line.discountPercent())
        .build();
  }
}
