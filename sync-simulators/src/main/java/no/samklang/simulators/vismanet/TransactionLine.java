package no.samklang.simulators.vismanet;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * A line of a project transaction. References are internal ids, so that they outlive a renumbering;
 * -1 stands for none.
 *
 * @param tranId its number, unique in the company
 * @param date the day of work
 * @param project internal id
 * @param task internal id
 * @param employee internal id
 * @param inventory internal id
 * @param customer internal id
 * @param quantity how much
 * @param billableQuantity how much of it is billed
 * @param unitRate price of one
 * @param amount price of all
 * @param billable whether it is billed
 * @param useBillableQty whether the amount follows the billable quantity
 * @param period financial period, YYYYPP
 * @param texts the other properties, by the name in the write form
 * @param modified in epoch milliseconds of the server's clock
 */
record TransactionLine(
    long tranId,
    LocalDate date,
    int project,
    int task,
    int employee,
    int inventory,
    int customer,
    BigDecimal quantity,
    BigDecimal billableQuantity,
    BigDecimal unitRate,
    BigDecimal amount,
    boolean billable,
    boolean useBillableQty,
    String period,
    Map<String, String> texts,
    long modified) {

  TransactionLine {
    texts = Map.copyOf(texts);
  }

  String text(String name) {
    return texts.getOrDefault(name, "");
  }
}
