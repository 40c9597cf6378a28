package no.samklang.simulators.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TidsbankenVariantTest extends TidsbankenTestBase {

  @ParameterizedTest
  @CsvSource({
    "clock-ahead-1h, 2026-03-04T14:00:00.120+01:00",
    "clock-behind-1h, 2026-03-04T12:00:00.120+01:00",
    "stamps-without-fraction, 2026-03-04T13:00:00+01:00",
  })
  void showsStampsByItsOwnClock(String variant, String expected) throws IOException {
    clock.advance(Duration.ofMillis(120));
    simulator.admin().variants(List.of(variant));
    addCustomer("10001");
    assertThat(list("/prosjekt/Kunde").get(0).path("SistEndretDato").asText()).isEqualTo(expected);
  }

  @Test
  void answersAnEmptyListWith404() throws IOException {
    simulator.admin().variants(List.of(TidsbankenVariants.EMPTY_LIST_404));
    assertThat(caller.get("/prosjekt/Kunde").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsWhatAnUpdateLeavesOut() throws IOException {
    simulator.admin().variants(List.of(TidsbankenVariants.SHORT_ROW_KEEPS));
    addProject("P1");
    simulator.admin().put("prosjekter", Map.of("Id", "P1", "Notat", "Hilsen Åse"));
    caller.put("/prosjekt/Prosjekt", "[{\"Id\":\"P1\",\"Navn\":\"Ny\"}]");
    assertThat(list("/prosjekt/Prosjekt").get(0).path("Notat").asText()).isEqualTo("Hilsen Åse");
  }
}
