package no.samklang.connector.twentyfourso;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.SalesOrder;
import no.samklang.sync.model.SalesOrderLine;

/** Orders for the customer and the products of {@link Simulated#withStock}. */
final class SalesOrders {
  static final String PLACE = "Utført: Strandgata 14B, 5013 Bergen. Start: 02.03.2026 09:15.";

  private SalesOrders() {}

  static SalesOrder.Builder order(int number) {
    return SalesOrder.builder()
        .customer(Ref.direct(EntityTypes.CUSTOMER, "10241"))
        .date(LocalDate.of(2026, 3, 3))
        .deliveryDate(LocalDate.of(2026, 3, 2))
        .deliveryName("Fjordvik Eiendom AS")
        .deliveryAddress(
            Address.builder()
                .line1("Strandgata 14B")
                .postalCode("5013")
                .city("Bergen")
                .country("NO")
                .build())
        .contact("Kari Vaktmester")
        .text("Bytte av kjøkkenbatteri, 3. etasje")
        .note("Oppgave " + number)
        .lines(List.of(hours(2), hours(2), item("1.5"), text(PLACE)));
  }

  static SalesOrderLine hours(int hours) {
    return SalesOrderLine.builder()
        .item(Ref.direct(EntityTypes.ITEM, "501"))
        .text("Ordinær tid 02.03.2026, Ola Nordby")
        .quantity(BigDecimal.valueOf(hours))
        .price(BigDecimal.valueOf(890))
        .build();
  }

  static SalesOrderLine item(String quantity) {
    return SalesOrderLine.builder()
        .item(Ref.direct(EntityTypes.ITEM, "733"))
        .text("Blandebatteri kjøkken, krom")
        .quantity(new BigDecimal(quantity))
        .price(new BigDecimal("1701.5"))
        .build();
  }

  static SalesOrderLine text(String text) {
    return SalesOrderLine.builder().text(text).build();
  }
}
