package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.math.RoundingMode;
import no.samklang.sync.model.WorkOrderRegistration;
import org.jspecify.annotations.Nullable;

/**
 * Quantity and price of an order line. The amount of the whole line is what counts: where no price
 * in whole øre gives it, the line is one of the amount.
 *
 * @param quantity at most four decimals
 * @param price per unit, at most two decimals; null takes the product's
 * @param whole whether the quantity no longer says how much was registered
 */
record LineFigures(BigDecimal quantity, @Nullable BigDecimal price, boolean whole) {
  private static final int QUANTITY_DECIMALS = 4;
  private static final int PRICE_DECIMALS = 2;
  private static final BigDecimal HALF_AN_ORE = new BigDecimal("0.005");

  /**
   * Returns the figures of a registration; what is not to be invoiced costs nothing.
   *
   * @param productPrices whether all is sold at the product's own price
   */
  static LineFigures of(WorkOrderRegistration registration, boolean productPrices) {
    BigDecimal quantity = rounded(registration.quantity(), QUANTITY_DECIMALS);
    BigDecimal amount = registration.amount();
    BigDecimal price = registration.price();
    if (Boolean.FALSE.equals(registration.billable())) {
      return new LineFigures(quantity, BigDecimal.ZERO, false);
    }
    if (productPrices) {
      return new LineFigures(quantity, null, false);
    }
    if (amount == null) {
      BigDecimal unit = price == null ? null : rounded(price, PRICE_DECIMALS);
      return new LineFigures(quantity, unit, false);
    }
    return ofAmount(registration.quantity(), quantity, amount);
  }

  private static LineFigures ofAmount(BigDecimal exact, BigDecimal quantity, BigDecimal amount) {
    if (quantity.signum() != 0) {
      BigDecimal unit = amount.divide(exact, PRICE_DECIMALS, RoundingMode.HALF_UP);
      BigDecimal miss = quantity.multiply(unit).subtract(amount).abs();
      if (miss.compareTo(quantity.abs().multiply(HALF_AN_ORE)) <= 0) {
        return new LineFigures(quantity, unit, false);
      }
    }
    return new LineFigures(BigDecimal.ONE, rounded(amount, PRICE_DECIMALS), true);
  }

  private static BigDecimal rounded(BigDecimal figure, int decimals) {
    return figure.scale() > decimals ? figure.setScale(decimals, RoundingMode.HALF_UP) : figure;
  }
}
