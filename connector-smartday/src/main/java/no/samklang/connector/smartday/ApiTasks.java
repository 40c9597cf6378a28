package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.connector.smartday.SmartdayPort.Row;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import no.samklang.sync.model.WorkOrderStatus;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Tasks, which the API calls orders. REPORTED: all but status web. What is registered is read with
 * a task that ended; whether it is depends on the task alone, so that a task reads the same
 * whenever it is read.
 */
final class ApiTasks {
  private static final Set<WorkOrderStatus> ENDED =
      Set.of(WorkOrderStatus.FINISHED, WorkOrderStatus.CLOSED);

  private final ApiCalls calls;
  private final ApiPager pager;
  private final ApiStatus status;
  private final ApiTimes times;
  private final ApiRegistrations registrations;
  private final ApiItemNumbers items;
  private final @Nullable LocalDate readFrom;
  private final Duration overlap;

  ApiTasks(ApiCalls calls, Configuration settings, ApiTimes times, ApiItemNumbers items) {
    this.calls = calls;
    this.pager = new ApiPager(calls);
    this.status = new ApiStatus(settings.finished(), settings.statusText());
    this.times = times;
    this.registrations = new ApiRegistrations(settings.codeKinds(), times);
    this.items = items;
    this.readFrom = settings.readFrom();
    this.overlap = settings.reading().overlap();
  }

  /** Reads a page, of all tasks or of those marked since then, less the overlap. */
  SmartdayPort.Rows<WorkOrder> list(@Nullable Instant since, String page, int size) {
    if (page.isEmpty()) {
      items.forget();
    }
    String path = ApiNames.Reported.ORDERS;
    String mark = since == null ? null : times.mark(times.back(since, overlap));
    ApiPager.Objects objects = pager.read(() -> orders(mark), path, page, size);
    return new SmartdayPort.Rows<>(objects.rows().stream().map(this::row).toList(), objects.next());
  }

  private ApiRequest orders(@Nullable String mark) {
    return calls.request("GET", ApiNames.Reported.ORDERS).query(ApiNames.Reported.MARK, mark);
  }

  /** Reads one task; empty where it is not there, or where its id is the key of another. */
  Optional<Row<WorkOrder>> one(String id) {
    return object(id).map(this::row);
  }

  private Optional<ObjectNode> object(String id) {
    return calls
        .one(ApiNames.Reported.ORDER, id)
        .filter(found -> ApiObject.of("", found).id().equals(id));
  }

  /** Moves a task on to approved; one that is not finished is left to the person who moved it. */
  void approve(String id, ApiWriter writer) {
    Optional<ObjectNode> found = object(id);
    if (found.isEmpty()) {
      return;
    }
    ObjectNode object = found.get();
    ApiObject order = ApiObject.of(ApiNames.Reported.ORDERS, object);
    if (status.phase(number(order)) == WorkOrderStatus.FINISHED) {
      ApiForm.inner(object, ApiNames.Reported.SMARTDAY_ORDER)
          .put(ApiNames.Reported.STATUS, ApiNames.Reported.APPROVED);
      ApiForm.tidy(object);
      writer
          .write(List.of(new ApiWriter.Outgoing(object, id, () -> {})), ApiNames.Reported.ORDERS)
          .get(0)
          .orThrow();
    }
  }

  private Row<WorkOrder> row(ObjectNode object) {
    ApiObject order = ApiObject.of(ApiNames.Reported.ORDERS, object);
    Instant marked = null;
    try {
      marked = order.parsed(ApiNames.Reported.MARKED_AT, times::moment);
      return new Row<>(order.required(ApiNames.Reported.ID), read(order, marked), null, marked);
    } catch (Broken unreadable) {
      Message fault = unreadable.message();
      String id = order.id().isEmpty() ? "?" + Integer.toHexString(object.hashCode()) : order.id();
      return new Row<>(id, null, fault, marked);
    }
  }

  private WorkOrder read(ApiObject order, @Nullable Instant marked) {
    ApiObject own = order.part(ApiNames.Reported.SMARTDAY_ORDER);
    int number = number(order);
    Instant start = order.parsed(ApiNames.Reported.START, times::moment);
    Instant end = order.parsed(ApiNames.Reported.END, times::moment);
    WorkOrderStatus phase = status.phase(number);
    boolean whole = ENDED.contains(phase) && isRead(start, end, marked);
    return WorkOrder.builder()
        .number(order.id())
        .title(order.text(ApiNames.Reported.NAME))
        .status(phase)
        .statusCode(Integer.toString(number))
        .statusText(status.text(own, number))
        .customer(customer(order.part(ApiNames.Reported.CUSTOMER_REFERENCE), whole))
        .project(project(own.part(ApiNames.Reported.PROJECT_REFERENCE)))
        .requisition(order.text(ApiNames.Reported.PO_NUMBER))
        .place(place(order, whole))
        .start(start)
        .end(end)
        .registrations(whole ? registered(order.id()) : null)
        .attributes(attributes(order.key(), marked))
        .build();
  }

  private static Map<String, String> attributes(@Nullable String key, @Nullable Instant marked) {
    Map<String, String> attributes = new HashMap<>();
    if (key != null) {
      attributes.put(ApiNames.Reported.EXTERNAL_ID, key);
    }
    if (marked != null) {
      attributes.put(ApiNames.Reported.MARKED_AT, marked.toString());
    }
    return attributes;
  }

  private static int number(ApiObject order) {
    ApiObject own = order.part(ApiNames.Reported.SMARTDAY_ORDER);
    return own.needed(ApiNames.Reported.STATUS, own.number(ApiNames.Reported.STATUS));
  }

  /** Returns whether anything tells that the task is not older than what is read whole. */
  private boolean isRead(@Nullable Instant... known) {
    return readFrom == null
        || Stream.of(known)
            .filter(Objects::nonNull)
            .anyMatch(each -> !times.day(each).isBefore(readFrom));
  }

  private @Nullable Ref<Customer> customer(ApiObject reference, boolean whole) {
    String key = reference.key();
    String id = reference.id();
    if (id.isEmpty() && key != null && whole) {
      id =
          calls
              .one(ApiNames.Reported.CUSTOMER, key)
              .map(found -> ApiObject.of("", found).id())
              .orElse("");
    }
    return id.isEmpty() ? null : Ref.to(EntityTypes.CUSTOMER, id, key);
  }

  private static @Nullable Ref<Project> project(ApiObject reference) {
    return reference.id().isEmpty()
        ? null
        : Ref.to(EntityTypes.PROJECT, reference.id(), reference.key()).ifLinked();
  }

  /** REPORTED, the place is the task's own; else the site's; else the customer's. */
  private @Nullable Address place(ApiObject order, boolean whole) {
    Address own = ApiForm.address(order.part(ApiNames.Reported.LOCATION));
    if (own != null || !whole) {
      return own;
    }
    Address site =
        address(
            ApiNames.Reported.SITE,
            order.part(ApiNames.Reported.SITE_REFERENCE).id(),
            ApiNames.Reported.POSTAL_ADDRESS);
    return site != null
        ? site
        : address(
            ApiNames.Reported.CUSTOMER,
            order.part(ApiNames.Reported.CUSTOMER_REFERENCE).id(),
            ApiNames.Reported.BILLING_ADDRESS);
  }

  private @Nullable Address address(String path, String id, String property) {
    ObjectNode there =
        id.isEmpty()
            ? JsonNodeFactory.instance.objectNode()
            : calls
                .one(path, id)
                .filter(found -> ApiObject.of("", found).id().equals(id))
                .orElseGet(JsonNodeFactory.instance::objectNode);
    return ApiForm.address(ApiObject.of(path, there).part(property));
  }

  private List<WorkOrderRegistration> registered(String id) {
    List<ObjectNode> codes = calls.listOf(ApiNames.Reported.REGISTRATIONS, id);
    List<ObjectNode> materials = calls.listOf(ApiNames.Reported.MATERIALS, id);
    Set<String> numbers = ApiRegistrations.itemNumbers(materials);
    List<WorkOrderRegistration> all = new ArrayList<>(registrations.ofCodes(codes));
    all.addAll(registrations.ofMaterials(materials, items.ids(numbers)));
    return all;
  }
}
