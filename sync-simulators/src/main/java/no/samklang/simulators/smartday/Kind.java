package no.samklang.simulators.smartday;

import java.util.List;
import java.util.Locale;

/** A kind of rows: where its ids begin, and what its objects always show. */
@SuppressWarnings("ImmutableEnumChecker") // nobody changes its lists
enum Kind {
  CUSTOMERS(
      7_701,
      "externalId",
      "name",
      "vatNumber",
      "cellPhoneNumber",
      "phoneNumber",
      "email",
      "comment",
      "categoryReference",
      "billingAddress",
      "contacts",
      "handymanCustomer",
      "smartdayCustomer"),
  STORES(1, "externalId", "storeName", "smartdayStore", "handymanStore"),
  ITEMS(
      55_101,
      "externalId",
      "itemNo",
      "itemNo2",
      "description",
      "unit",
      "itemGroup",
      "price",
      "costPrice",
      "vatRate",
      "orderUnit",
      "quantity",
      "storeMinimum",
      "storeMaximum",
      "stockItem",
      "url",
      "wholesalerReference"),
  USERS(31, "externalId", "name", "username", "email", "cellPhoneNumber", "departmentReference"),
  ORDERS(
      104_233,
      "externalId",
      "name",
      "poNumber",
      "createdDate",
      "startTime",
      "endTime",
      "customerReference",
      "responsibleReference",
      "departmentReference",
      "siteReference",
      "location",
      "categoryReferences",
      "participants",
      "handymanOrder",
      "smartdayOrder",
      "lastTimeMarkedForExport"),
  MATERIALS(
      81_001,
      "externalId",
      "itemNo",
      "itemNo2",
      "description",
      "unit",
      "totalPrice",
      "costPrice",
      "vatRate",
      "date",
      "userReference",
      "storeReference",
      "wholesalerReference",
      "smartdayMaterial",
      "handymanMaterial"),
  REGISTRATIONS(
      92_001,
      "externalId",
      "salaryCodeReference",
      "description",
      "info",
      "totalPrice",
      "costPrice",
      "date",
      "userReference",
      "smartdaySalaryCodeRegistration",
      "handymanSalaryCodeRegistration"),
  SALARYCODES(90_001, "externalId", "description", "unit"),
  PROJECTS(2_208, "externalId", "name", "customerReference", "siteReference"),
  SITES(4_410, "externalId", "name", "customerReference", "postalAddress", "contacts");

  private final long firstId;
  private final List<String> nullable;

  Kind(long firstId, String... nullable) {
    this.firstId = firstId;
    this.nullable = List.of(nullable);
  }

  /** Returns the name of the collection. */
  String collection() {
    return name().toLowerCase(Locale.ROOT);
  }

  long firstId() {
    return firstId;
  }

  /** Returns the properties that come as null when there is nothing. */
  List<String> nullable() {
    return nullable;
  }
}
