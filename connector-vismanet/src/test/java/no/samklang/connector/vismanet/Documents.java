package no.samklang.connector.vismanet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;

/** Documents that the simulated company accepts. */
final class Documents {
  static final YearMonth PERIOD = YearMonth.of(2026, 3);

  private Documents() {}

  static ProjectTransactionLine.Builder line() {
    return ProjectTransactionLine.builder()
        .key("T-88121")
        .date(LocalDate.of(2026, 3, 2))
        .project(Ref.direct(EntityTypes.PROJECT, "P10021"))
        .task(Ref.direct(EntityTypes.PROJECT_TASK, "02"))
        .employee(Ref.direct(EntityTypes.EMPLOYEE, "1002"))
        .item(Ref.direct(EntityTypes.ITEM, "TIM-TOMRER"))
        .quantity(new BigDecimal("7.5"))
        .billableQuantity(new BigDecimal("7.25"))
        .rate(new BigDecimal("412.1234"))
        .billable(true)
        .text("Tømrerarbeid 2. etg.")
        .debitAccount("5010")
        .creditAccount("2930")
        .debitSubaccount("10-0000")
        .accountGroup("TIMER");
  }

  static ProjectTransaction of(ProjectTransactionLine... lines) {
    return new ProjectTransaction(
        "HRS", Ref.direct(EntityTypes.PROJECT, "P10021"), PERIOD, List.of(lines));
  }

  static ProjectTransaction hours() {
    return of(line().build());
  }
}
