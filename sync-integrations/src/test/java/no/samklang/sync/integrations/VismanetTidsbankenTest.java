package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "variant ''{0}''")
@MethodSource("variants")
class VismanetTidsbankenTest {
  @Parameter String variant;
  private VtWorld world;

  static Set<String> variants() {
    return VtWorld.variants();
  }

  @BeforeEach
  void start() {
    world = new VtWorld(variant);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  @Tag("VT-01")
  void mirrorsCustomersThatAreNewOrChanged() {
    world.customer("20001", "Bergtun Eiendom AS");
    world.activate();
    assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Eiendom AS");

    world.clock.advance(java.time.Duration.ofHours(1));
    world.customer("20001", "Bergtun Utvikling AS");
    world.customer("20002", "Åsgård Snekkeri 🔨");
    RunReport report = world.run();

    assertThat(world.kunde("20001").path("Navn").asText()).isEqualTo("Bergtun Utvikling AS");
    assertThat(world.kunde("20002").path("Navn").asText()).isEqualTo("Åsgård Snekkeri 🔨");
    assertThat(report.route("customers").orElseThrow().count(Outcome.UPDATED)).isEqualTo(1);
    assertThat(report.route("customers").orElseThrow().count(Outcome.CREATED)).isEqualTo(1);
  }

  @Test
  @Tag("VT-06")
  @Tag("VT-07")
  @Tag("VT-13")
  void postsApprovedHoursOnceUnderTheEmployeeAndMarksThem() {
    world.openProject("P500");
    world.employee(501, "5001", "Ola");
    world.activate();
    world.hours(501, "P500", "01", "7.5", Map.of("Faktureres", true));

    RunReport report = world.run();

    assertThat(report.exitCode()).describedAs("%s", report).isZero();
    assertThat(world.transactionLines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.path("employee").path("employeeNumber").asText()).isEqualTo("5001");
              assertThat(line.path("quantity").decimalValue()).isEqualByComparingTo("7.5");
            });
    assertThat(world.unmarked()).isEmpty();
    assertThat(world.run().count(Outcome.POSTED)).isZero();
    assertThat(world.transactionLines()).hasSize(1);
  }
}
