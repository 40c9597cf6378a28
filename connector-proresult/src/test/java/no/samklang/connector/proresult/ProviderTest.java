package no.samklang.connector.proresult;

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
  private final ProresultProvider provider = new ProresultProvider();

  @Test
  void isFoundAsService() {
    assertThat(ServiceLoader.load(ConnectorProvider.class))
        .extracting(found -> found.descriptor().id())
        .contains("proresult");
  }

  @Test
  void goesByDefaultToTheKnownHostAndShowsNoSecret() {
    Configuration read = Configuration.of(settings(Map.of()));

    assertThat(read.baseUrl()).isEqualTo(URI.create("https://proresult.app"));
    assertThat(read.byCsv()).isFalse();
    assertThat(read.overlap()).isEqualTo(Duration.ofMinutes(10));
    assertThat(read.pageSize()).isEqualTo(500);
    assertThat(read.readFrom()).isNull();
    assertThat(read.markHours()).isTrue();
    assertThat(read.itemGroup()).isEqualTo("ERP");
    assertThat(read.toString()).doesNotContain(Connections.SECRET);
  }

  @ParameterizedTest
  @CsvSource({
    "overlap, 599s",
    "pageSize, 0",
    "pageSize, 501",
    "csvColumns.kundeCSV.telefon, tlf",
    "csvColumns.hmsCSV.id, id",
    "csvColumns.navn, navn"
  })
  void refusesASettingOutsideItsLimits(String name, String value) {
    assertThatThrownBy(() -> provider.descriptor(settings(Map.of(name, value))))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining(name);
  }

  @Test
  void createsAreProvedByTheNumberTheCallerChooses() {
    for (EntityType<?> type :
        new EntityType<?>[] {EntityTypes.CUSTOMER, EntityTypes.PROJECT, EntityTypes.ITEM}) {
      assertThat(capabilities(Map.of(), type).createProof()).isEqualTo(CreateProof.CALLERS_OWN_KEY);
      assertThat(capabilities(Map.of(), type).maxInFlight()).isEqualTo(2);
    }
    assertThat(capabilities(Map.of(), EntityTypes.PROJECT).retirements())
        .containsExactly(Retirement.CLOSE);
    assertThat(capabilities(Map.of(), EntityTypes.ITEM).maxBatch()).isEqualTo(500);
  }

  @Test
  void hoursThatCannotBeMarkedAreReadByChange() {
    assertThat(capabilities(Map.of(), EntityTypes.TIME_ENTRY).reading()).isEqualTo(Reading.QUEUE);

    Capabilities unmarked =
        capabilities(Map.of("markHours", "false", "overlap", "1h"), EntityTypes.TIME_ENTRY);

    assertThat(unmarked.reading()).isEqualTo(Reading.CHANGES);
    assertThat(unmarked.cursorOverlap()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void workersOfTheFunctionScriptAreReadWhole() {
    assertThat(capabilities(Map.of(), EntityTypes.EMPLOYEE).reading()).isEqualTo(Reading.CHANGES);
    assertThat(capabilities(Map.of("lists", "csv"), EntityTypes.EMPLOYEE).reading())
        .isEqualTo(Reading.FULL);
  }

  private Capabilities capabilities(Map<String, String> more, EntityType<?> type) {
    return provider.descriptor(settings(more)).capabilities().get(type);
  }

  private static Settings settings(Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(Connections.settings(URI.create("https://proresult.app"), "1"));
    settings.putAll(more);
    return Connections.checked(settings);
  }
}
