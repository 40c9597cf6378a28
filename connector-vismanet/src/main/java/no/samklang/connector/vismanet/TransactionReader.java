package no.samklang.connector.vismanet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.TargetRecord;
import org.jspecify.annotations.Nullable;

/** Reads documents back by their number, to compare what stands there with what was sent. */
final class TransactionReader {
  private final ApiClient client;

  TransactionReader(ApiClient client) {
    this.client = client;
  }

  /** Returns the document; empty when it is not there. */
  Optional<TargetRecord<ProjectTransaction>> read(String number) {
    Rows.Document row;
    try {
      row =
          client
              .request("GET", VismanetApi.TRANSACTION_BY_NUMBER, number)
              .read(Rows.Document.class);
    } catch (Gone gone) {
      return Optional.empty();
    }
    try {
      return Optional.of(new TargetRecord<>(number, document(row)));
    } catch (RowFault fault) {
      throw new Broken(fault.message(), fault);
    }
  }

  private static ProjectTransaction document(Rows.Document row) throws RowFault {
    List<ProjectTransactionLine> lines = new ArrayList<>();
    if (row.lines() != null) {
      for (Rows.DocumentLine line : row.lines()) {
        if (line != null) {
          lines.add(line(line));
        }
      }
    }
    if (lines.isEmpty()) {
      throw new RowFault("lines", null);
    }
    String kind = row.description() == null ? "" : row.description().split(" ", 2)[0];
    ProjectTransactionLine first = lines.get(0);
    YearMonth period = first.period() == null ? YearMonth.from(first.date()) : first.period();
    return new ProjectTransaction(kind, first.project(), period, lines);
  }

  private static ProjectTransactionLine line(Rows.DocumentLine row) throws RowFault {
    String key = LineText.keyIn(row.description());
    boolean noted = row.note() != null && !row.note().isBlank();
    return ProjectTransactionLine.builder()
        .key(key == null ? "" : key)
        .date(date(row))
        .project(project(row))
        .task(direct(EntityTypes.PROJECT_TASK, id(row.projectTask())))
        .employee(
            direct(
                EntityTypes.EMPLOYEE,
                row.employee() == null ? null : row.employee().employeeNumber()))
        .item(direct(EntityTypes.ITEM, number(row.inventoryId())))
        .unit(row.uom())
        .quantity(row.quantity() == null ? BigDecimal.ZERO : row.quantity())
        .billableQuantity(row.billableQuantity())
        .rate(row.unitRate())
        .amount(row.amount())
        .billable(row.billable())
        .period(
            row.financialPeriod() == null
                ? null
                : Stamps.readPeriod("financialPeriod", row.financialPeriod()))
        .text(noted ? row.note() : LineText.textIn(row.description()))
        .debitAccount(row.debitAccount() == null ? null : row.debitAccount().number())
        .creditAccount(row.creditAccount() == null ? null : row.creditAccount().number())
        .debitSubaccount(row.debitSubaccount() == null ? null : row.debitSubaccount().id())
        .creditSubaccount(row.creditSubaccount() == null ? null : row.creditSubaccount().id())
        .accountGroup(number(row.accountGroup()))
        .branch(number(row.branch()))
        .build();
  }

  private static LocalDate date(Rows.DocumentLine row) throws RowFault {
    LocalDate date = Stamps.day("date", row.date());
    if (date == null) {
      throw new RowFault("date", null);
    }
    return date;
  }

  private static Ref<no.samklang.sync.model.Project> project(Rows.DocumentLine row)
      throws RowFault {
    String code = id(row.project());
    if (code == null) {
      throw new RowFault("project", null);
    }
    return Ref.direct(EntityTypes.PROJECT, code);
  }

  private static <R> @Nullable Ref<R> direct(EntityType<R> type, @Nullable String code) {
    return code == null ? null : Ref.direct(type, code);
  }

  private static @Nullable String id(Rows.@Nullable Reference reference) {
    return reference == null ? null : reference.id();
  }

  private static @Nullable String number(Rows.@Nullable Numbered numbered) {
    return numbered == null ? null : numbered.number();
  }
}
