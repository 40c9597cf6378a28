package no.samklang.connector.twentyfourso;

import java.util.List;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Head;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Line;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Order;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Project;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.Row;
import no.samklang.connector.twentyfourso.TwentyfoursoPort.State;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Makes sales orders, which take a call for the header, one for each line and one for the status.
 *
 * <ol>
 *   <li>All is looked at before anything is sent: what does not fit refuses the order whole.
 *   <li>The header is made as a draft and its id made durable at once.
 *   <li>The lines are added one after the other, since they stand in the order they were made.
 *   <li>When all stand there, the draft is confirmed, if that is the setting.
 *   <li>Cut short, it goes on from what stands in 24SevenOffice: only lines that are missing are
 *       added, and only to a draft. An order that people have moved on is theirs.
 * </ol>
 */
final class OrderWriter {
  static final String HEADER = "header";

  private final TwentyfoursoPort port;
  private final Configuration settings;
  private final LateLines late;
  private final OrderForm form;

  OrderWriter(TwentyfoursoPort port, Configuration settings, LateLines late) {
    this.port = port;
    this.settings = settings;
    this.late = late;
    this.form = new OrderForm(settings.keyInReference());
  }

  Receipt create(SalesOrder wanted, Writing writing) {
    List<Line> lines = OrderLines.of(wanted);
    String customerId = Limits.id("customer", wanted.customer());
    Customer customer = customer(customerId);
    Project project = project(wanted.project());
    Head head = form.head(wanted, customerId, customer, project, writing.reference());
    String id = port.createDraft(head, writing::ensureMaySend);
    writing.made(HEADER, id);
    return finish(id, lines, project, writing);
  }

  /**
   * Finishes an order whose header stands there.
   *
   * @throws Rejected if people have moved it on before all lines stood there
   */
  Receipt resume(SalesOrder wanted, Writing writing) {
    String id = writing.steps().get(HEADER);
    if (id == null) {
      throw new IllegalStateException("an order is resumed from its header");
    }
    Order order =
        port.order(id).orElseThrow(() -> new Gone(Message.of("24so.order-gone", "order", id)));
    List<Line> missing = OrderLines.missing(OrderLines.of(wanted), port.lines(id));
    if (order.state() == State.DRAFT) {
      return finish(id, missing, project(wanted.project()), writing);
    }
    if (!missing.isEmpty()) {
      throw new Rejected(movedOn(order, missing));
    }
    return Receipt.of(id);
  }

  /** Says that an order that lacks lines is no draft any more. */
  static Message movedOn(Order order, List<Line> missing) {
    return Message.of("24so.order-moved-on", "order", order.id(), "status", order.status())
        .with("lines", missing.size());
  }

  private Receipt finish(String id, List<Line> lines, @Nullable Project project, Writing writing) {
    for (Line line : lines) {
      try {
        port.addLine(id, line, project, writing::ensureMaySend);
      } catch (Unclear unclear) {
        late.note(id);
        throw unclear;
      }
    }
    late.forget(id);
    if (settings.confirms()) {
      port.confirm(id, writing::ensureMaySend);
    }
    return Receipt.of(id);
  }

  private Customer customer(String id) {
    return port.customer(id)
        .map(Row::value)
        .orElseThrow(() -> new Rejected(Message.of("24so.customer-missing", "customer", id)));
  }

  private @Nullable Project project(@Nullable Ref<?> wanted) {
    if (wanted == null) {
      return null;
    }
    String id = wanted.id();
    return port.projectName(id)
        .map(name -> new Project(id, name))
        .orElseThrow(() -> new Rejected(Message.of("24so.project-missing", "project", id)));
  }
}
