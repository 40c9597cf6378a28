package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import no.samklang.sync.RouteReport;
import no.samklang.sync.RunReport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The requirements VP-01 to VP-08, VP-19, VP-20 and VP-23, end to end: what goes to Proresult. */
class VismanetProresultTest {
  private final VpWorld world = new VpWorld();

  @AfterEach
  void stop() {
    assertThat(world.visma.violations()).isEmpty();
    assertThat(world.proresult.violations()).isEmpty();
    world.close();
  }

  private static RouteReport route(RunReport report, String name) {
    return report.route(name).orElseThrow();
  }

  @Test
  @Tag("VP-01")
  void mirrorsNameAndAddressOfCustomersByNumber() {
    world.customer("20001", "Bergtun Eiendom AS");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.activate();
    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(world.kunde("20001").path("adresse").asText()).isEqualTo("Storgata 1");
    assertThat(world.kunde("20001").path("postnummer").asText()).isEqualTo("0155");
    assertThat(world.kunde("20001").path("poststed").asText()).isEqualTo("Oslo");

    world.customer("20001", "Bergtun Utvikling AS");
    world.customer("20002", "Nordlys Bygg AS");
    world.anHourLater();
    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Utvikling AS");
    assertThat(world.kunde("20002").path("kundenavn").asText()).isEqualTo("Nordlys Bygg AS");
  }

  @Test
  @Tag("VP-02")
  void overwritesExactlyNameAndAddressOfACustomerWithTheSameNumber() {
    world
        .proresult
        .admin()
        .put(
            "kunder",
            Map.of(
                "kundenummer", "20001",
                "kundenavn", "Bergtun (gammelt navn)",
                "adresse", "Lillegata 2",
                "eksternId", "fra kontoret",
                "telefon", "22 00 00 00",
                "epost", "post@bergtun.example",
                "betalingsbetingelser", "14 dager"));
    world.customer("20001", "Bergtun Eiendom AS");
    world.address("20001", "mainAddress", "Storgata 1", "0155", "Oslo");
    world.activate();

    assertThat(world.kunde("20001").path("kundenavn").asText()).isEqualTo("Bergtun Eiendom AS");
    assertThat(world.kunde("20001").path("adresse").asText()).isEqualTo("Storgata 1");
    assertThat(world.kunde("20001").path("telefon").asText()).isEqualTo("22 00 00 00");
    assertThat(world.kunde("20001").path("epost").asText()).isEqualTo("post@bergtun.example");
    assertThat(world.kunde("20001").path("betalingsbetingelser").asText()).isEqualTo("14 dager");
    assertThat(world.kunde("20001").path("eksternId").asText()).isEqualTo("fra kontoret");
    assertThat(world.proresult.admin().count("kunder"))
        .isEqualTo(world.visma.admin().count("customers"));
  }
}
