package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.spi.ConnectorContext;
import org.jspecify.annotations.Nullable;

/** Smartday through GSGroup's Common API. */
final class ApiPort implements SmartdayPort {
  private final ApiCalls calls;
  private final ApiWriter writer;
  private final ApiCustomerRegister customers;
  private final ApiItemRegister items;
  private final ApiTasks tasks;

  ApiPort(ApiClient client, Configuration settings, ConnectorContext context) {
    calls = new ApiCalls(client, settings.login().secret());
    writer = new ApiWriter(calls);
    int pageSize = settings.reading().pageSize();
    customers = new ApiCustomerRegister(calls, new ApiCustomers(settings), pageSize);
    items =
        new ApiItemRegister(
            calls, new ApiItems(settings), settings.store(), pageSize, context.clock());
    tasks =
        new ApiTasks(
            calls,
            settings,
            new ApiTimes(context.zone(), settings.localTimes()),
            new ApiItemNumbers(items));
  }

  @Override
  public Register<Customer> customers() {
    return customers;
  }

  @Override
  public Register<Item> items() {
    return items;
  }

  @Override
  public Rows<WorkOrder> tasks(@Nullable Instant markedSince, String page, int size) {
    return tasks.list(markedSince, page, size);
  }

  @Override
  public List<Row<WorkOrder>> tasksById(Collection<String> ids) {
    return ids.stream().map(tasks::one).flatMap(Optional::stream).toList();
  }

  @Override
  public void approve(String id) {
    tasks.approve(id, writer);
  }

  @Override
  public List<Named> stores() {
    return named(
        ApiNames.Reported.STORES,
        store ->
            new Named(
                store.id(),
                store.text(ApiNames.Reported.STORE_NAME),
                !Boolean.FALSE.equals(
                    store
                        .part(ApiNames.Reported.SMARTDAY_STORE)
                        .flag(ApiNames.Reported.IS_ACTIVE))));
  }

  @Override
  public List<Named> registrationCodes() {
    return named(
        ApiNames.Reported.SALARY_CODES,
        code -> new Named(code.id(), code.text(ApiNames.Reported.DESCRIPTION), true));
  }

  private List<Named> named(String path, Function<ApiObject, Named> reader) {
    List<ObjectNode> objects = calls.list(calls.request("GET", path), path);
    return objects.stream().map(object -> reader.apply(ApiObject.of(path, object))).toList();
  }
}
