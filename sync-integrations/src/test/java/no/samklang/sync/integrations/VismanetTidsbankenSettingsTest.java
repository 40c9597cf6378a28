package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import no.samklang.sync.Route;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VismanetTidsbankenSettingsTest {

  @Test
  void everyWrongSettingIsNamedInOneMessageWithItsRemedy() {
    Map<String, String> wrong =
        Map.of(
            "interval", "10s",
            "statusTable.on-hold", "maybe",
            "statusTable.asleep", "open",
            "startDate", "16.11.2026",
            "hoursNotForVisma", "burn",
            "colour", "red");

    assertThatThrownBy(() -> VismanetTidsbanken.using(wrong))
        .isInstanceOf(Settings.InvalidSettings.class)
        .hasMessageContaining("settings.interval: '10s' is too short; give 1m or more")
        .hasMessageContaining("settings.statusTable.on-hold: 'maybe'")
        .hasMessageContaining("settings.statusTable.asleep")
        .hasMessageContaining("settings.startDate: '16.11.2026' is not allowed; give a day such as")
        .hasMessageContaining("settings.hoursNotForVisma: 'burn' is not allowed; give one of leave")
        .hasMessageContaining("settings.colour: no such setting");
  }

  @Test
  @Tag("F-29")
  void routesRunInTheOrderInWhichTheirRecordsReferToEachOther() {
    assertThat(VismanetTidsbanken.using(Map.of()).routes())
        .extracting(Route::name)
        .containsExactly("customers", "employees", "projects", "tasks", "hours");
  }
}
