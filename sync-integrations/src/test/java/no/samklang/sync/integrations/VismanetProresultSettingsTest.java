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

class VismanetProresultSettingsTest {

  @Test
  void everyWrongSettingIsNamedInOneMessageWithItsRemedy() {
    Map<String, String> wrong =
        Map.of(
            "interval", "10s",
            "runs.hours", "sometimes",
            "runs.projects", "off",
            "runs.tasks", "manual",
            "projectAddress", "attribute",
            "statusTable.on-hold", "maybe",
            "startDate", "16.11.2026");

    assertThatThrownBy(() -> VismanetProresult.using(wrong))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining("settings.interval: '10s' is too short; give 1m or more")
        .hasMessageContaining("settings.runs.hours: 'sometimes' is not allowed; give automatic,")
        .hasMessageContaining("settings.runs.projects: 'off' is not allowed; give automatic or")
        .hasMessageContaining("settings.runs.tasks: no such route; there are customers,")
        .hasMessageContaining("settings.projectAddressAttribute: missing")
        .hasMessageContaining("settings.statusTable.on-hold: 'maybe'")
        .hasMessageContaining("settings.startDate: '16.11.2026' is not allowed");
  }

  @Test
  @Tag("VP-12")
  void aRouteNamesTheSettingsItCannotDoWithout() {
    Integration bare = VismanetProresult.using(Map.of());

    assertThat(route(bare, "hours").missingSettings())
        .containsExactly("hoursDebitAccount", "hoursCreditAccount", "hoursItem");
    assertThat(route(bare, "withdrawals").missingSettings())
        .containsExactly(
            "withdrawalsDebitAccount",
            "withdrawalsCreditAccount",
            "withdrawalsAccountGroup",
            "withdrawalsTask");
    assertThat(route(bare, "customers").missingSettings()).isEmpty();
  }

  @Test
  @Tag("VP-18")
  void routesRunHourlyUnlessTheSettingsSayOtherwise() {
    Integration integration =
        VismanetProresult.using(Map.of("runs.hours", "manual", "runs.withdrawals", "off"));

    assertThat(integration.routes())
        .extracting(Route::name)
        .containsExactly("customers", "employees", "projects", "items", "hours");
    assertThat(route(integration, "customers").trigger()).hasToString("every PT1H");
    assertThat(route(integration, "hours").trigger()).hasToString(Trigger.manual().toString());
  }

  private static Route route(Integration integration, String name) {
    return integration.routes().stream()
        .filter(route -> route.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
