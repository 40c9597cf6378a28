package no.samklang.connector.vismanet;

import java.util.Map;
import no.samklang.sync.http.ApiRequest;

/**
 * A list that can be read by pages.
 *
 * @param path path of the list
 * @param row class of its rows
 * @param idName property that holds the identity
 * @param filters parameters that go with every page
 * @param mostRows rows to ask for at most
 */
record ListSpec<R extends Rows.Listed>(
    String path, Class<R> row, String idName, Map<String, Object> filters, int mostRows) {
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  static final ListSpec<Rows.Customer> CUSTOMERS =
      new ListSpec<>(
          VismanetApi.CUSTOMERS,
          Rows.Customer.class,
          "internalId",
          Map.of(
              "expandAccountInformation", false,
              "expandPaymentMethods", false,
              "expandDirectDebit", false),
          NO_LIMIT);

  static final ListSpec<Rows.Project> PROJECTS =
      new ListSpec<>(
          VismanetApi.PROJECTS,
          Rows.Project.class,
          "internalID",
          Map.of("systemTemplate", false, "expandAttribute", true),
          VismanetApi.PROJECT_PAGE);

  static final ListSpec<Rows.Task> TASKS =
      new ListSpec<>(VismanetApi.TASKS, Rows.Task.class, "internalId", Map.of(), NO_LIMIT);

  static final ListSpec<Rows.Employee> EMPLOYEES =
      new ListSpec<>(VismanetApi.EMPLOYEES, Rows.Employee.class, "employeeId", Map.of(), NO_LIMIT);

  /** The flags default to true and are announced to change, so each is set (VERIFIED). */
  static final ListSpec<Rows.Item> ITEMS =
      new ListSpec<>(
          VismanetApi.ITEMS,
          Rows.Item.class,
          "inventoryId",
          Map.of(
              "expandAccountInformation", true,
              "expandAttachment", false,
              "expandAttribute", false,
              "expandCrossReference", false,
              "expandInventoryUnits", false,
              "expandNote", false,
              "expandSalesCategories", false,
              "expandSupplierDetails", false,
              "expandWarehouseDetail", false,
              "addCostPriceStatistics", false),
          NO_LIMIT);

  static final ListSpec<Rows.Document> TRANSACTIONS =
      new ListSpec<>(VismanetApi.TRANSACTIONS, Rows.Document.class, "refNbr", Map.of(), NO_LIMIT);

  /** Returns this list with other filters. */
  ListSpec<R> filteredBy(Map<String, Object> others) {
    return new ListSpec<>(path, row, idName, others, mostRows);
  }

  void addFilters(ApiRequest request) {
    filters.forEach(request::query);
  }
}
