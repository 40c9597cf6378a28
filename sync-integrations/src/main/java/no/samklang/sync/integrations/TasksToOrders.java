package no.samklang.sync.integrations;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.model.SalesOrderLine;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.model.WorkOrderStatus;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * Makes a sales order out of a finished task: for the task's own customer, with all that is
 * registered on it. Whether the project above it is open is not asked.
 */
final class TasksToOrders implements Mapper<WorkOrder, SalesOrder> {
  private static final String CLOSED = "closedTasks";
  private static final String EMPTY = "emptyTasks";
  private static final String PRICES = "prices";
  private static final String ORDER = "order";
  private static final String PRODUCTS = "products";
  private static final String FINISHED_WHEN = "orders.finished-when";
  private static final String NOT_READ = "orders.not-read";
  private static final String NOTHING_REGISTERED = "orders.nothing-registered";
  private static final String PRODUCT_MISSING = "orders.product-missing";
  private static final String WITHOUT_CUSTOMER = "orders.without-customer";

  /** The reasons that only a task seen finished is left for. */
  private static final Set<String> SEEN_FINISHED =
      Set.of(
          FINISHED_WHEN,
          NOT_READ,
          NOTHING_REGISTERED,
          PRODUCT_MISSING,
          WITHOUT_CUSTOMER,
          "reference.not-linked.customer");

  private final StartDate startDate;
  private final OrderProducts products;
  private final boolean ordersClosed;
  private final boolean ordersEmpty;
  private final boolean productPrices;
  private final String version;

  TasksToOrders(Settings settings) {
    this.startDate = StartDate.of(settings);
    this.products = OrderProducts.of(settings);
    this.ordersClosed = settings.text(CLOSED).equals(ORDER);
    this.ordersEmpty = settings.text(EMPTY).equals(ORDER);
    this.productPrices = settings.text(PRICES).equals(PRODUCTS);
    this.version =
        String.join(
            " ",
            "1",
            startDate.given().map(LocalDate::toString).orElse(""),
            settings.text(CLOSED),
            settings.text(EMPTY),
            products.version());
  }

  /** Returns what decides which tasks are ordered: when it changes, all are looked at again. */
  String version() {
    return version;
  }

  static List<Setting> settings() {
    List<Setting> all = new ArrayList<>();
    all.add(StartDate.setting());
    all.add(
        Setting.choice(
            CLOSED,
            "report",
            "What to do about a task that was approved or settled before it was seen finished:"
                + " leave it to a person, or order it.",
            "report",
            ORDER));
    all.add(
        Setting.choice(
            EMPTY,
            "skip",
            "What to do about a finished task on which nothing is registered, as on most that were"
                + " aborted: skip and report it, or order its text line alone.",
            "skip",
            ORDER));
    all.add(
        Setting.choice(
            PRICES,
            "tasks",
            "Whether lines are sold at the prices registered in Smartday, or at those of the"
                + " products in 24SevenOffice.",
            "tasks",
            PRODUCTS));
    all.addAll(OrderProducts.settings());
    return all;
  }

  /** Returns what of a task, changed after its order was made, a person must hear of. */
  static WorkOrder ordered(WorkOrder task) {
    return WorkOrder.builder()
        .status(ended(task) ? WorkOrderStatus.FINISHED : task.status())
        .customer(task.customer())
        .registrations(task.registrations())
        .build();
  }

  private static boolean ended(WorkOrder task) {
    return task.status() == WorkOrderStatus.FINISHED || task.status() == WorkOrderStatus.CLOSED;
  }

  @Override
  public Mapping<SalesOrder> map(WorkOrder task, MappingContext context) {
    TaskDays days = TaskDays.of(task, context.zone());
    Optional<Mapping<SalesOrder>> stays = stays(task, days, context);
    if (stays.isPresent()) {
      return stays.get();
    }
    Ref<Customer> customer = task.customer();
    if (customer == null) {
      return Mapping.rejected(Message.of(WITHOUT_CUSTOMER));
    }
    TaskLines made = TaskLines.of(task, days, products, productPrices, context.lookup());
    Optional<Message> missing = missingProduct(made.lines(), context.lookup());
    return missing.isPresent()
        ? Mapping.waiting(missing.get())
        : Mapping.mapped(order(task, customer, days, made.lines(), context), made.remarks());
  }

  /** Returns why no order is made of the task; empty when one is. */
  private Optional<Mapping<SalesOrder>> stays(
      WorkOrder task, TaskDays days, MappingContext context) {
    String status = Optional.ofNullable(task.statusText()).orElse("-");
    if (task.status() == WorkOrderStatus.UNKNOWN) {
      String code = Optional.ofNullable(task.statusCode()).orElse("-");
      return Optional.of(Mapping.skipped(Message.of("orders.status-unknown", "status", code)));
    }
    if (!ended(task)) {
      return Optional.of(Mapping.skipped(Message.of("orders.not-finished", "status", status)));
    }
    return tooOld(task, days, context).or(() -> notWhole(task, status, context));
  }

  private Optional<Mapping<SalesOrder>> tooOld(
      WorkOrder task, TaskDays days, MappingContext context) {
    LocalDate start = startDate.of(context);
    Optional<LocalDate> last = days.lastKnown();
    if (last.isEmpty() || !last.get().isBefore(start)) {
      return Optional.empty();
    }
    boolean touchedSince = days.touched().map(day -> !day.isBefore(start)).orElse(false);
    boolean asked = left(context, Set.of(FINISHED_WHEN));
    return Optional.of(
        touchedSince && (task.status() == WorkOrderStatus.FINISHED || asked)
            ? Mapping.rejected(Message.of(FINISHED_WHEN, "start", start))
            : Mapping.skipped(Message.of("orders.before-start", "start", start)));
  }

  /** Returns whether an earlier run left the task for one of these reasons. */
  private static boolean left(MappingContext context, Set<String> codes) {
    return context.leftBefore().map(Message::code).filter(codes::contains).isPresent();
  }

  private Optional<Mapping<SalesOrder>> notWhole(
      WorkOrder task, String status, MappingContext context) {
    boolean closed = task.status() == WorkOrderStatus.CLOSED;
    if (closed && !ordersClosed && !left(context, SEEN_FINISHED)) {
      return Optional.of(
          Mapping.rejected(Message.of("orders.never-seen-finished", "status", status)));
    }
    List<WorkOrderRegistration> registered = task.registrations();
    if (registered == null) {
      return Optional.of(Mapping.rejected(Message.of(NOT_READ)));
    }
    return registered.isEmpty() && !ordersEmpty
        ? Optional.of(Mapping.skipped(Message.of(NOTHING_REGISTERED)))
        : Optional.empty();
  }

  /** Returns the product of the settings that 24SevenOffice does not have; empty for none. */
  private static Optional<Message> missingProduct(List<SalesOrderLine> lines, Lookup lookup) {
    for (SalesOrderLine line : lines) {
      Ref<Item> item = line.item();
      if (item != null
          && item.need() == Ref.Need.DIRECT
          && lookup.target(EntityTypes.ITEM, item.id()).isEmpty()) {
        return Optional.of(Message.of(PRODUCT_MISSING, "product", item.id()));
      }
    }
    return Optional.empty();
  }

  private static SalesOrder order(
      WorkOrder task,
      Ref<Customer> customer,
      TaskDays days,
      List<SalesOrderLine> lines,
      MappingContext context) {
    LocalDate today = LocalDate.ofInstant(context.runStarted(), context.zone());
    return SalesOrder.builder()
        .customer(customer)
        .date(days.last().filter(day -> day.isBefore(today)).orElse(today))
        .deliveryDate(days.start().orElse(null))
        .deliveryAddress(task.place())
        .buyerReference(task.requisition())
        .note("Smartday-oppgave " + Optional.ofNullable(task.number()).orElse(context.sourceId()))
        .lines(lines)
        .build();
  }
}
