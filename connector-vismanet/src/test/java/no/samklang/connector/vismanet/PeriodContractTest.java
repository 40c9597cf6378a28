package no.samklang.connector.vismanet;

import java.time.YearMonth;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.FinancialPeriod;

class PeriodContractTest extends SourceContractBase<FinancialPeriod> {
  private static final YearMonth FIRST = YearMonth.of(2026, 1);
  private int edits;

  PeriodContractTest() {
    super(EntityTypes.FINANCIAL_PERIOD, "financialPeriods", "period");
  }

  @Override
  protected String add(int number) {
    YearMonth period = FIRST.plusMonths(number);
    bench.put(
        "financialPeriods",
        "period",
        Stamps.period(period),
        "startDate",
        Stamps.dayValue(period.atDay(1)),
        "endDate",
        Stamps.dayValue(period.atEndOfMonth()));
    return period.toString();
  }

  @Override
  protected void edit(String id) {
    bench.put(
        "financialPeriods",
        "period",
        Stamps.period(YearMonth.parse(id)),
        "startDate",
        Stamps.dayValue(YearMonth.parse(id).atDay(2 + edits++)));
  }

  @Override
  protected String absentId() {
    return "1999-01";
  }
}
