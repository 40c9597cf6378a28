package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * Turns a line of a write body into a line of a document and holds it against the company's rules.
 */
final class LineReader {

  private static final List<String> TEXTS =
      List.of(
          "description",
          "note",
          "uom",
          "batchNbr",
          "branch",
          "location",
          "debitAccount",
          "creditAccount",
          "debitSubaccount",
          "creditSubaccount",
          "accountGroup");
  private static final int AMOUNT_DECIMALS = 2;

  private final Company company;
  private final Surroundings surroundings;
  private final LocalDate today;
  private final long now;

  LineReader(Company company, Surroundings surroundings, LocalDate today, long now) {
    this.company = company;
    this.surroundings = surroundings;
    this.today = today;
    this.now = now;
  }

  TransactionLine read(JsonNode body, long tranId, @Nullable TransactionLine before) {
    Wrapped line = new Wrapped(body);
    int project = project(line, before);
    int task = task(line, project, before);
    int item =
        reference(
            line, "inventoryId", "Inventory ID", company.inventory, "inventoryId", id(before, 'i'));
    LocalDate date = line.day("date").orElse(before == null ? today : before.date());
    Figures figures = figures(line, item, before);
    return new TransactionLine(
        tranId,
        date,
        project,
        task,
        reference(line, "employee", "Employee", company.employees, "employeeId", id(before, 'e')),
        item,
        reference(
            line, "customerVendor", "Customer", company.customers, "internalId", id(before, 'c')),
        figures.quantity(),
        figures.billableQuantity(),
        figures.unitRate(),
        figures.amount(),
        line.flag("billable").orElse(before != null && before.billable()),
        figures.useBillableQty(),
        period(line, date, before),
        texts(line, item, before),
        now);
  }

  private record Figures(
      BigDecimal quantity,
      BigDecimal billableQuantity,
      BigDecimal unitRate,
      BigDecimal amount,
      boolean useBillableQty) {}

  private static int id(@Nullable TransactionLine before, char which) {
    if (before == null) {
      return RowSource.NONE;
    }
    return switch (which) {
      case 'i' -> before.inventory();
      case 'e' -> before.employee();
      default -> before.customer();
    };
  }

  private int project(Wrapped line, @Nullable TransactionLine before) {
    String code = line.text("project").map(String::trim).orElse("");
    if (code.isEmpty()) {
      if (before != null) {
        return before.project();
      }
      throw BusinessRule.missing("Project");
    }
    int slot = company.projects.byCode(code);
    if (slot == RowSource.NONE) {
      throw BusinessRule.notFound("Project");
    }
    ObjectNode row = company.projects.row(slot);
    String status = row.path("status").asText();
    if (!status.equals("Active")) {
      throw new BusinessRule(
          "Error: The project '" + code + "' is not active; its status is " + status + ".");
    }
    return row.path("internalID").asInt();
  }

  private int task(Wrapped line, int project, @Nullable TransactionLine before) {
    String code = line.text("projectTask").map(String::trim).orElse("");
    if (code.isEmpty()) {
      return taskLeftOut(project, before);
    }
    int slot = company.tasks.byCode(TaskSource.code(project, code));
    if (slot == RowSource.NONE) {
      throw BusinessRule.notFound("Project task");
    }
    ObjectNode row = company.tasks.row(slot);
    String status = row.path("status").asText();
    if (!status.equals("Active")) {
      throw new BusinessRule(
          "Error: The task '" + code + "' is not active; its status is " + status + ".");
    }
    return row.path("internalId").asInt();
  }

  private int taskLeftOut(int project, @Nullable TransactionLine before) {
    if (before != null && before.project() == project) {
      return before.task();
    }
    boolean related =
        !company.projects.row(company.projects.byId(project)).has(MadeUpCompany.NON_PROJECT);
    if (related) {
      throw BusinessRule.missing("Project task");
    }
    return RowSource.NONE;
  }

  private static int reference(
      Wrapped line, String name, String shownName, Table table, String idName, int before) {
    String code = line.text(name).map(String::trim).orElse("");
    if (code.isEmpty()) {
      return before;
    }
    int slot = table.byCode(code);
    if (slot == RowSource.NONE) {
      throw BusinessRule.notFound(shownName);
    }
    return table.row(slot).path(idName).asInt();
  }

  private String period(Wrapped line, LocalDate date, @Nullable TransactionLine before) {
    String usual =
        before == null || line.has("date")
            ? String.format(Locale.ROOT, "%04d%02d", date.getYear(), date.getMonthValue())
            : before.period();
    String period = line.text("financialPeriod").orElse(usual);
    int slot = company.periods.byCode(period);
    if (slot == RowSource.NONE) {
      throw BusinessRule.notFound("Financial period");
    }
    ObjectNode row = company.periods.row(slot);
    if (!row.path("active").asBoolean() || row.path("closedInGeneralLedger").asBoolean()) {
      throw new BusinessRule("Error: The financial period " + period + " is closed.");
    }
    return period;
  }

  private Figures figures(Wrapped line, int item, @Nullable TransactionLine before) {
    BigDecimal quantity =
        line.decimal("quantity").orElse(before == null ? BigDecimal.ZERO : before.quantity());
    BigDecimal billable =
        line.decimal("billableQuantity")
            .orElse(before == null ? quantity : before.billableQuantity());
    BigDecimal rate = line.decimal("unitRate").orElseGet(() -> rate(item, before));
    boolean byBillable =
        line.flag("useBillableQty").orElse(before != null && before.useBillableQty());
    BigDecimal reckoned =
        (byBillable ? billable : quantity)
            .multiply(rate)
            .setScale(AMOUNT_DECIMALS, RoundingMode.HALF_UP);
    Optional<BigDecimal> given =
        surroundings.has(VismanetVariants.AMOUNT_RECALCULATED)
            ? Optional.empty()
            : line.decimal("amount");
    boolean figuresGiven =
        line.has("quantity") || line.has("unitRate") || line.has("billableQuantity");
    BigDecimal otherwise = before == null || figuresGiven ? reckoned : before.amount();
    return new Figures(quantity, billable, rate, given.orElse(otherwise), byBillable);
  }

  private BigDecimal rate(int item, @Nullable TransactionLine before) {
    if (before != null) {
      return before.unitRate();
    }
    int slot = item == RowSource.NONE ? RowSource.NONE : company.inventory.byId(item);
    return slot == RowSource.NONE
        ? BigDecimal.ZERO
        : company.inventory.row(slot).path("currentCost").decimalValue();
  }

  private Map<String, String> texts(Wrapped line, int item, @Nullable TransactionLine before) {
    Map<String, String> texts = new HashMap<>(before == null ? Map.of() : before.texts());
    for (String name : TEXTS) {
      line.text(name).ifPresent(value -> texts.put(name, value));
    }
    if (item != RowSource.NONE) {
      ObjectNode row = company.inventory.row(company.inventory.byId(item));
      texts.putIfAbsent("uom", row.path("baseUnit").asText());
    }
    require(company.accounts, texts, "debitAccount", "Debit account");
    require(company.accounts, texts, "creditAccount", "Credit account");
    require(company.subaccounts, texts, "debitSubaccount", "Debit subaccount");
    require(company.subaccounts, texts, "creditSubaccount", "Credit subaccount");
    require(company.accountGroups, texts, "accountGroup", "Account group");
    String branch = MadeUpCompany.branch().path("number").asText();
    if (!texts.getOrDefault("branch", branch).equals(branch)) {
      throw BusinessRule.notFound("Branch");
    }
    return texts;
  }

  private static void require(
      Table table, Map<String, String> texts, String name, String shownName) {
    String code = texts.getOrDefault(name, "");
    if (!code.isEmpty() && table.byCode(code) == RowSource.NONE) {
      throw BusinessRule.notFound(shownName);
    }
  }
}
