package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.MadeUp;
import no.samklang.simulators.internal.Oslo;

/**
 * Makes the rows of a made-up company. A row is in the vendor's read form, without stamps;
 * references stand in properties that begin with an underscore and hold internal ids.
 */
final class MadeUpCompany {

  static final String CUSTOMER = "_customer";
  static final String MANAGER = "_manager";
  static final String NON_PROJECT = "_nonProject";

  private static final int FIRST_CUSTOMER_ID = 3411;
  private static final int FIRST_EMPLOYEE_ID = 2101;
  private static final int MOST_PROJECTS = 4000;
  private static final int MONTHS_EACH_WAY = 12;
  private static final int MONTHS_OPEN = 6;

  private final MadeUp names;
  private final LocalDate today;
  private final int records;

  MadeUpCompany(MadeUp names, LocalDate today, int records) {
    this.names = names;
    this.today = today;
    this.records = records;
  }

  NumberedSource customers() {
    return new NumberedSource(records, FIRST_CUSTOMER_ID, "", 10001, this::customer);
  }

  NumberedSource employees() {
    return new NumberedSource(
        MadeUp.employees(records), FIRST_EMPLOYEE_ID, "", 1001, this::employee);
  }

  NumberedSource projects() {
    int count = records == 0 ? 0 : Math.max(1, Math.min(MOST_PROJECTS, records / 4));
    return new NumberedSource(count, 812, "P", 10021, this::project);
  }

  TaskSource tasks() {
    NumberedSource projects = projects();
    return new TaskSource(projects, slot -> task(projects, slot));
  }

  /** Returns a customer that has nothing but its defaults. */
  ObjectNode plainCustomer() {
    ObjectNode row = Json.object();
    row.put("name", "").put("status", "Active").put("accountReference", "");
    row.putObject("customerClass").put("id", "1").put("description", "Kunder innland");
    row.put("invoiceOrdersSeparately", false);
    row.putObject("creditTerms").put("id", "30").put("description", "30 dager netto");
    row.put("currencyId", "NOK").put("creditVerification", "Disabled");
    row.put("creditLimit", new BigDecimal("0.0")).put("creditDaysPastDue", 0);
    row.put("printInvoices", false)
        .put("acceptAutoInvoices", true)
        .put("sendInvoicesByEmail", true);
    row.put("statementType", "OpenItem");
    row.putObject("vatZone").put("id", "01").put("description", "Norge, avgiftspliktig");
    row.putObject("location").put("countryId", "NO").put("id", "MAIN").put("name", "Hovedadresse");
    row.putArray("attributes");
    row.put("invoiceToDefaultLocation", false).put("excludeDebtCollection", false);
    return row;
  }

  private ObjectNode customer(int n) {
    ObjectNode row = plainCustomer();
    int id = FIRST_CUSTOMER_ID + n;
    row.put("internalId", id)
        .put("number", Integer.toString(10001 + n))
        .put("name", names.company(n));
    row.put("status", n > 2 && names.number("customer-status", n, 20) == 0 ? "OnHold" : "Active");
    for (String kind : List.of("main", "invoice", "delivery")) {
      row.set(kind + "Address", address(id * 10 + 1, n));
      row.set(kind + "Contact", contact(id * 10 + 2, n));
    }
    String organisation = Integer.toString(900_000_001 + n);
    row.put("corporateId", organisation).put("vatRegistrationId", organisation + "MVA");
    return row;
  }

  private ObjectNode address(int id, int n) {
    ObjectNode address = Json.object();
    address.put("addressId", id).put("addressLine1", names.street(n));
    address.put("postalCode", names.postalCode(n)).put("city", names.city(n));
    address.putObject("country").put("id", "NO").put("name", "Norge");
    return address;
  }

  private ObjectNode contact(int id, int n) {
    return Json.object()
        .put("contactId", id)
        .put("name", names.company(n))
        .put("attention", names.firstName(n + 7) + " " + names.lastName(n + 7))
        .put("email", "post@kunde" + n + ".example")
        .put(
            "phone1",
            "55 " + String.format(Locale.ROOT, "%06d", names.number("phone", n, 1_000_000)));
  }

  /** Returns an employee that has nothing but defaults. */
  ObjectNode plainEmployee() {
    ObjectNode row = Json.object();
    row.put("employeeName", "").put("status", "Active").put("department", "PROD");
    row.putObject("employeeClass").put("id", "ANSATT").put("description", "Ansatt");
    row.set("branch", branch());
    row.put("calendarID", "NO");
    row.putArray("workGroupDescription");
    return row;
  }

  private ObjectNode employee(int n) {
    String first = names.firstName(n);
    String last = names.lastName(n);
    ObjectNode row = plainEmployee();
    int id = FIRST_EMPLOYEE_ID + n;
    row.put("employeeId", id).put("employeeNumber", MadeUp.employeeNumber(n));
    row.put("employeeName", first + " " + last);
    ObjectNode contact = row.putObject("contact");
    contact.put("firstName", first).put("lastName", last).put("contactId", 5000 + id);
    contact
        .put("name", first + " " + last)
        .put("email", "ansatt" + (1001 + n) + "@fjellheim.example");
    contact.put("phone1", String.format(Locale.ROOT, "900 %02d %03d", n % 100, n));
    ObjectNode address = address(7000 + id, n);
    row.set("address", address);
    row.put("employeeLogin", "ansatt" + (1001 + n) + "@fjellheim.example");
    row.put("employeeUserId", uuid("employee", n));
    return row;
  }

  static ObjectNode branch() {
    return Json.object().put("number", "1").put("name", "Fjellheim Entreprenør AS");
  }

  private static ObjectNode visibility() {
    ObjectNode visibility = Json.object();
    for (String area : List.of("Gl", "Ap", "Ar", "So", "Po", "Ea", "Ta", "In")) {
      visibility.put("visibleIn" + area, true);
    }
    return visibility.put("visibleInCa", false).put("visibleInCr", false);
  }

  /** Returns a project that has nothing but defaults. */
  ObjectNode plainProject() {
    ObjectNode row = Json.object();
    row.put("hold", false).put("status", "Active").put("description", "");
    row.put("restrictEmployees", false).put("restrictEquipment", false);
    row.set("visibility", visibility());
    row.put("billingPeriod", "Monthly");
    row.putObject("customerLocation").put("id", 1).put("name", "Hovedadresse");
    row.set("branch", branch());
    row.put("autoAllocate", false).put("automaticReleaseAr", false);
    row.putArray("employees");
    row.put("systemTemplate", false);
    row.putArray("attributes");
    return row;
  }

  private ObjectNode project(int n) {
    ObjectNode row = plainProject();
    String status = projectStatus(n);
    row.put("internalID", 812 + n)
        .put("projectID", "P" + (10021 + n))
        .put("description", names.project(n));
    row.put("status", status).put("hold", status.equals("Planned"));
    row.put(CUSTOMER, FIRST_CUSTOMER_ID + (int) ((long) n * 4 % records));
    if (names.number("managed", n, 10) != 9) {
      row.put(MANAGER, FIRST_EMPLOYEE_ID + names.number("manager", n, MadeUp.employees(records)));
    }
    LocalDate start = projectStart(n);
    row.put("startDate", Oslo.midnight(start)).put("endDate", Oslo.midnight(start.plusDays(330)));
    row.putObject("defAccount")
        .put("type", "Expense")
        .put("number", "4300")
        .put("description", "Varekjøp prosjekt");
    row.putObject("defSub")
        .put("active", true)
        .put("id", "10-0000")
        .put("description", "Produksjon");
    row.put("publicId", uuid("project", n));
    return row;
  }

  private LocalDate projectStart(int n) {
    return today.minusDays(90 + names.number("start", n, 200));
  }

  /** The first two projects are active, so that even a small company has work to do. */
  private String projectStatus(int n) {
    int draw = n < 2 ? 0 : names.number("project-status", n, 20);
    return switch (draw) {
      case 15 -> "Planned";
      case 16, 17 -> "Completed";
      case 18 -> "Cancelled";
      case 19 -> "OnHold";
      default -> "Active";
    };
  }

  /** Returns the rows that are no projects of customers: the non-project and a template. */
  List<ObjectNode> projectOddities() {
    ObjectNode none = plainProject();
    none.put("projectID", "X").put("description", "Ikke prosjekt").put(NON_PROJECT, true);
    ObjectNode template = plainProject();
    template
        .put("projectID", "MAL-ENTR")
        .put("description", "Mal entreprise")
        .put("systemTemplate", true);
    return List.of(none, template);
  }

  /** Returns a task that has nothing but defaults. */
  ObjectNode plainTask() {
    ObjectNode row = Json.object();
    row.put("description", "");
    row.set("branch", branch());
    row.put("status", "Active").put("restrictEmployees", false);
    row.set("visibility", visibility());
    row.putArray("employees");
    row.putArray("attributes");
    return row;
  }

  private ObjectNode task(NumberedSource projects, int slot) {
    int project = slot / TaskSource.PER_PROJECT;
    LocalDate start = projectStart(project);
    ObjectNode row = plainTask();
    row.put("internalId", TaskSource.idOf(slot))
        .put("projectInternalId", projects.firstId() + project);
    row.put("taskId", TaskSource.taskIdOf(slot)).put("description", names.task(slot));
    row.put("status", taskStatus(slot, project));
    row.put("plannedStart", Oslo.midnight(start.plusDays(100L * (slot % TaskSource.PER_PROJECT))));
    row.put(
        "plannedEnd", Oslo.midnight(start.plusDays(100L * (slot % TaskSource.PER_PROJECT) + 99)));
    return row;
  }

  /** Both spellings of cancelled occur, as they do at the vendor. */
  private String taskStatus(int slot, int project) {
    int place = slot % TaskSource.PER_PROJECT;
    if (project < 2) {
      return place == 2 ? "Planned" : "Active";
    }
    return switch (names.number("task-status", slot, 12)) {
      case 8 -> "Planned";
      case 9 -> "Completed";
      case 10 -> "Cancelled";
      case 11 -> "Canceled";
      default -> "Active";
    };
  }

  /**
   * Returns the financial periods from a year ago to a year ahead; those older than half a year
   * closed.
   */
  List<ObjectNode> periods() {
    List<ObjectNode> rows = new ArrayList<>();
    YearMonth now = YearMonth.from(today);
    for (int i = -MONTHS_EACH_WAY; i <= MONTHS_EACH_WAY; i++) {
      rows.add(period(now.plusMonths(i), i < -MONTHS_OPEN));
    }
    return rows;
  }

  private static ObjectNode period(YearMonth month, boolean closed) {
    String name =
        month.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, Locale.forLanguageTag("no"));
    ObjectNode row = Json.object();
    row.put("year", month.getYear());
    row.put(
        "period", String.format(Locale.ROOT, "%04d%02d", month.getYear(), month.getMonthValue()));
    row.put("startDate", Oslo.midnight(month.atDay(1)))
        .put("endDate", Oslo.midnight(month.atEndOfMonth()));
    row.put("description", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    row.put("active", true);
    for (String ledger :
        List.of(
            "SupplierLedger",
            "CustomerLedger",
            "InventoryManagement",
            "GeneralLedger",
            "CashManagement",
            "FixedAssets")) {
      row.put("closedIn" + ledger, closed);
    }
    return row;
  }

  String uuid(String kind, int n) {
    String name = kind + "/" + n + "/" + names.number(kind, n, Integer.MAX_VALUE);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
