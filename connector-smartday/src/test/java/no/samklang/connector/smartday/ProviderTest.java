package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTest {
  private static final String SECRET = "hemmelig-0b0b0b0b";

  private final SmartdayProvider provider = new SmartdayProvider();

  @Test
  void isFoundAsService() {
    assertThat(ServiceLoader.load(ConnectorProvider.class))
        .extracting(found -> found.descriptor().id())
        .contains("smartday");
  }

  @Test
  void goesByDefaultToTheKnownHostAndShowsNoSecret() {
    Configuration read = Configuration.of(settings(Map.of()));

    assertThat(read.baseUrl()).isEqualTo(URI.create("https://api.gsgroup.io/v1.0"));
    assertThat(read.login()).isInstanceOf(Configuration.Login.Key.class);
    assertThat(read.pace()).isEqualTo(Duration.ofMillis(500));
    assertThat(read.timeout()).isEqualTo(Duration.ofMinutes(5));
    assertThat(read.finished()).containsExactly(7);
    assertThat(read.store()).isEqualTo("1");
    assertThat(read.reading()).isEqualTo(Configuration.DEFAULTS);
    assertThat(read.toString()).doesNotContain(SECRET);
    assertThat(read.account()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "overlap, 599s",
    "timeout, 0s",
    "pageSize, 0",
    "pageSize, 1001",
    "batchSize, 101",
    "finishedStatuses, syv",
    "codeKinds.90001, HOURS"
  })
  void refusesASettingOutsideItsLimits(String name, String value) {
    assertThatThrownBy(() -> provider.descriptor(settings(Map.of(name, value))))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining(name);
  }

  @Test
  void declaresWhatAnUnclearCreateIsFoundBy() {
    Capabilities customers = capabilities(Map.of("batchSize", "7"), EntityTypes.CUSTOMER);
    Capabilities items = capabilities(Map.of(), EntityTypes.ITEM);

    assertThat(customers.createProof()).isEqualTo(CreateProof.UNIQUE_REFERENCE);
    assertThat(customers.retirements()).containsExactly(Retirement.DEACTIVATE);
    assertThat(customers.maxBatch()).isEqualTo(7);
    assertThat(customers.maxInFlight()).isEqualTo(1);
    assertThat(items.createProof()).isEqualTo(CreateProof.SEARCHABLE_MARKER);
    assertThat(items.visibilityDelay()).isEqualTo(Duration.ofMinutes(1));
    assertThat(items.retirements()).isEmpty();
  }

  @Test
  void tasksAreReadByChangeUnlessTheyAreMovedOn() {
    Capabilities changes = capabilities(Map.of("overlap", "1h"), EntityTypes.WORK_ORDER);

    assertThat(changes.reading()).isEqualTo(Reading.CHANGES);
    assertThat(changes.cursorOverlap()).isEqualTo(Duration.ofHours(1));
    assertThat(capabilities(Map.of("reportBack", "true"), EntityTypes.WORK_ORDER).reading())
        .isEqualTo(Reading.QUEUE);
  }

  private Capabilities capabilities(Map<String, String> more, EntityType<?> type) {
    return provider.descriptor(settings(more)).capabilities().get(type);
  }

  private static Settings settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(Map.of("subscriptionKey", SECRET));
    settings.putAll(more);
    return Connections.checked(settings);
  }
}
