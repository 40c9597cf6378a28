package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import no.samklang.sync.model.WorkOrderRegistration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineFiguresTest {

  private static WorkOrderRegistration.Builder registration(String quantity) {
    return WorkOrderRegistration.builder()
        .id("T1")
        .kind(WorkOrderRegistration.Kind.TIME)
        .quantity(new BigDecimal(quantity));
  }

  @ParameterizedTest
  @CsvSource({
    "3.5, 3115, 3.5, 890, false",
    "3, 100, 3, 33.33, false",
    "-1, -1701.5, -1, 1701.50, false",
    "2.5, 0, 2.5, 0.00, false",
    "0.33333, 333.33, 1, 333.33, true",
    "0.00001, 5, 1, 5, true",
  })
  @Tag("SO-04")
  void theAmountOfTheLineCounts(
      String quantity, String amount, String sold, String price, boolean whole) {
    WorkOrderRegistration registration =
        registration(quantity).price(BigDecimal.TEN).amount(new BigDecimal(amount)).build();

    LineFigures figures = LineFigures.of(registration, false);

    assertThat(figures.quantity()).isEqualByComparingTo(sold);
    assertThat(figures.price()).isEqualByComparingTo(price);
    assertThat(figures.whole()).isEqualTo(whole);
  }

  @Test
  void withoutAnAmountThePriceOfTheUnitIsTakenAndElseTheProducts() {
    WorkOrderRegistration priced = registration("2").price(new BigDecimal("445.005")).build();

    assertThat(LineFigures.of(priced, false).price()).isEqualByComparingTo("445.01");
    assertThat(LineFigures.of(registration("2").build(), false).price()).isNull();
  }

  @Test
  void whatIsNotInvoicedCostsNothingWhoeverSetsThePrices() {
    WorkOrderRegistration free = registration("2").amount(BigDecimal.TEN).billable(false).build();

    assertThat(LineFigures.of(free, false).price()).isEqualByComparingTo("0");
    assertThat(LineFigures.of(free, true).price()).isEqualByComparingTo("0");
    assertThat(LineFigures.of(registration("2").amount(BigDecimal.TEN).build(), true).price())
        .isNull();
  }
}
