package no.samklang.connector.vismanet;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The vendor's write form of a project transaction; what is null is left out. */
final class Wire {
  private Wire() {}

  /** A value as the vendor wants it in writes. */
  record Value<T>(T value) {
    static <T> @Nullable Value<T> of(@Nullable T value) {
      return value == null ? null : new Value<>(value);
    }
  }

  record Document(
      Value<String> description,
      Value<String> status,
      Value<String> module,
      Value<String> note,
      List<Line> lines) {}

  record Line(
      String operation,
      Value<String> date,
      @Nullable Value<String> inventoryId,
      @Nullable Value<String> uom,
      Value<BigDecimal> quantity,
      @Nullable Value<BigDecimal> billableQuantity,
      @Nullable Value<BigDecimal> unitRate,
      @Nullable Value<BigDecimal> amount,
      @Nullable Value<Boolean> billable,
      Value<String> financialPeriod,
      Value<String> project,
      @Nullable Value<String> projectTask,
      @Nullable Value<String> debitAccount,
      @Nullable Value<String> debitSubaccount,
      @Nullable Value<String> creditAccount,
      @Nullable Value<String> creditSubaccount,
      @Nullable Value<String> branch,
      @Nullable Value<String> employee,
      @Nullable Value<String> accountGroup,
      Value<String> description,
      @Nullable Value<String> note) {}
}
