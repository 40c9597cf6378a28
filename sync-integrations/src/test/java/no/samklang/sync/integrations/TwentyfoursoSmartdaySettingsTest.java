package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import no.samklang.sync.Integration;
import no.samklang.sync.Route;
import no.samklang.sync.Trigger;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TwentyfoursoSmartdaySettingsTest {

  @Test
  void everyWrongSettingIsNamedInOneMessageWithItsRemedy() {
    Map<String, String> wrong =
        Map.of(
            "interval", "10s",
            "itemsInterval", "soon",
            "runs.orders", "sometimes",
            "runs.items", "off",
            "closedTasks", "ignore",
            "emptyTasks", "invoice",
            "prices", "both",
            "startDate", "16.11.2026");

    assertThatThrownBy(() -> TwentyfoursoSmartday.using(wrong))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining("settings.interval: '10s' is too short; give 1m or more")
        .hasMessageContaining("settings.itemsInterval: 'soon'")
        .hasMessageContaining("settings.runs.orders: 'sometimes' is not allowed; give automatic,")
        .hasMessageContaining("settings.runs.items: 'off' is not allowed; give automatic or manual")
        .hasMessageContaining("settings.closedTasks: 'ignore'")
        .hasMessageContaining("settings.emptyTasks: 'invoice'")
        .hasMessageContaining("settings.prices: 'both'")
        .hasMessageContaining("settings.startDate: '16.11.2026' is not allowed");
  }

  @Test
  @Tag("SO-03")
  void ordersAreMadeByThemselvesUnlessTheSettingsSayOtherwise() {
    assertThat(route(TwentyfoursoSmartday.using(Map.of()), "orders").trigger())
        .hasToString("every PT15M");
    assertThat(route(TwentyfoursoSmartday.using(Map.of()), "items").trigger())
        .hasToString("every PT1H");
    assertThat(
            route(TwentyfoursoSmartday.using(Map.of("runs.orders", "manual")), "orders").trigger())
        .hasToString(Trigger.manual().toString());
    assertThat(TwentyfoursoSmartday.using(Map.of("runs.orders", "off")).routes())
        .extracting(Route::name)
        .containsExactly("customers", "items");
    assertThat(route(TwentyfoursoSmartday.using(Map.of()), "orders").dependsOn())
        .containsExactly("customers", "items");
  }

  private static Route route(Integration integration, String name) {
    return integration.routes().stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
