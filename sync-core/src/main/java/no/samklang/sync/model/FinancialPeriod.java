package no.samklang.sync.model;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * A period of the books. Its id is the period as year and number, such as {@code 2026-11}.
 * Immutable.
 *
 * @param period year and number
 * @param start first day
 * @param end last day
 * @param open whether it takes postings
 */
public record FinancialPeriod(YearMonth period, LocalDate start, LocalDate end, boolean open) {
  /** Checks what must be there. */
  public FinancialPeriod {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }
}
