package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {
  private final TidsbankenProvider provider = new TidsbankenProvider();

  @Test
  void isFoundAsService() {
    assertThat(ServiceLoader.load(ConnectorProvider.class))
        .extracting(found -> found.descriptor().id())
        .contains("tidsbanken");
  }

  @Test
  void goesByDefaultToTheOnlyPublicHost() {
    Configuration read =
        Configuration.of(
            Connections.checked(Map.of("tbKey", "secret-1", "subscriptionKey", "secret-2")));

    assertThat(read.baseUrl()).isEqualTo(URI.create("https://api.tidsbanken.net"));
    assertThat(read.overlap()).isEqualTo(Duration.ofHours(2));
    assertThat(read.prepareTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(read.sendContactFields()).isFalse();
    assertThat(read.departmentId()).isNull();
    assertThat(read.toString()).doesNotContain("secret-1", "secret-2");
  }

  @ParameterizedTest
  @CsvSource({"overlap, 119m", "pageSize, 0", "prepareTimeout, 0s"})
  void refusesASettingOutsideItsLimits(String name, String value) {
    Map<String, String> settings =
        new HashMap<>(Connections.settings(URI.create("https://api.tidsbanken.net"), "k"));
    settings.put(name, value);

    assertThatThrownBy(() -> provider.descriptor(Connections.checked(settings)))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining(name);
  }

  @Test
  void declaresOverlapAndPageSizeOfTheSettings() {
    Map<String, String> settings =
        new HashMap<>(Connections.settings(URI.create("https://api.tidsbanken.net"), "k"));
    settings.put("overlap", "3h");
    settings.put("pageSize", "50");

    Capabilities employees =
        provider.descriptor(Connections.checked(settings)).capabilities().get(EntityTypes.EMPLOYEE);

    assertThat(employees.cursorOverlap()).isEqualTo(Duration.ofHours(3));
    assertThat(employees.pageSize()).isEqualTo(50);
  }

  @Test
  void declaresOneWriter() {
    assertThat(provider.descriptor().capabilities().get(EntityTypes.PROJECT).maxInFlight())
        .isEqualTo(1);
  }
}
