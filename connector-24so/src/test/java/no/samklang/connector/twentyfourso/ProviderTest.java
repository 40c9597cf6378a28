package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Test;

class ProviderTest {
  private static final Map<String, String> LEAST =
      Map.of("clientId", "id", "clientSecret", "hemmelig-1", "organisationId", "8831204477120");

  @Test
  void isFoundAsService() {
    assertThat(ServiceLoader.load(ConnectorProvider.class))
        .extracting(found -> found.descriptor().id())
        .contains("24so");
  }

  @Test
  void goesByDefaultToTheRightHostAndShowsNoSecret() {
    Configuration read = Configuration.of(Settings.of("", Configuration.SETTINGS, LEAST));

    assertThat(read.baseUrl()).isEqualTo(URI.create("https://rest.api.24sevenoffice.com/v1"));
    assertThat(read.tokenUrl())
        .isEqualTo(URI.create("https://login.24sevenoffice.com/oauth/token"));
    assertThat(read.confirms()).isTrue();
    assertThat(read.keyInReference()).isTrue();
    assertThat(read.callsPerSecond()).isEqualTo(2);
    assertThat(read.toString()).doesNotContain("hemmelig-1");
  }

  @Test
  void productsAreReadWholeCustomersByChangeAndOrdersOneAtATime() {
    Map<?, Capabilities> abilities = new TwentyfoursoProvider().descriptor().capabilities();

    assertThat(abilities.get(EntityTypes.ITEM).reading()).isEqualTo(Reading.FULL);
    assertThat(abilities.get(EntityTypes.CUSTOMER).reading()).isEqualTo(Reading.CHANGES);
    Capabilities orders = abilities.get(EntityTypes.SALES_ORDER);
    assertThat(orders.createProof()).isEqualTo(CreateProof.SEARCHABLE_MARKER);
    assertThat(orders.maxInFlight()).isEqualTo(1);
    assertThat(orders.visibilityDelay()).isEqualTo(Duration.ofMinutes(5));
  }
}
