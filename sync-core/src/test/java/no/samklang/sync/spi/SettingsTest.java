package no.samklang.sync.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Setting.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("F-69")
class SettingsTest {
  private static final List<Setting> DECLARED =
      List.of(
          Setting.required("baseUrl", Kind.URL, "Where the API is."),
          Setting.required("clientSecret", Kind.SECRET, "From the vendor."),
          Setting.withDefault("pageSize", Kind.NUMBER, "200", "Rows a page."),
          Setting.withDefault("interval", Kind.DURATION, "5m", "How often."),
          Setting.choice("policy", "wait", "What to do.", "wait", "mark"),
          Setting.optional("start", Kind.DATE, "First day."),
          Setting.optional("codes", Kind.TABLE, "Hour types."));

  private static Settings of(Map<String, String> values) {
    return Settings.of("systems.erp.", DECLARED, values);
  }

  @Test
  void namesEveryProblemInOneMessage() {
    assertThatExceptionOfType(Settings.InvalidSettings.class)
        .isThrownBy(
            () ->
                of(Map.of("pageSize", "many", "policy", "guess", "start", "1.11.", "colour", "x")))
        .satisfies(
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Settings.Problem::name)
                    .containsExactly(
                        "systems.erp.baseUrl",
                        "systems.erp.clientSecret",
                        "systems.erp.pageSize",
                        "systems.erp.policy",
                        "systems.erp.start",
                        "systems.erp.colour"))
        .withMessageContaining("systems.erp.clientSecret: missing")
        .withMessageContaining("'guess' is not allowed; give one of wait, mark");
  }

  @Test
  void neverShowsASecret() {
    Settings settings = of(Map.of("baseUrl", "https://a.no/", "clientSecret", "hush-hush"));
    assertThat(settings.toString()).doesNotContain("hush");
    assertThat(settings.secret("clientSecret").toString()).doesNotContain("hush");
  }

  @Test
  void doesNotShowThePasswordInAnAddress() {
    assertThatExceptionOfType(Settings.InvalidSettings.class)
        .isThrownBy(
            () -> of(Map.of("baseUrl", "https://kari:hush-hush@a.no/", "clientSecret", "x")))
        .withMessageContaining("systems.erp.baseUrl")
        .withMessageNotContaining("hush");
  }

  @Test
  void takesPlainHttpFromTheMachineItselfOnly() {
    Map<String, String> values = Map.of("baseUrl", "http://127.0.0.1:8080/", "clientSecret", "x");
    assertThat(of(values).url("baseUrl").getPort()).isEqualTo(8080);
    assertThatExceptionOfType(Settings.InvalidSettings.class)
        .isThrownBy(() -> of(Map.of("baseUrl", "http://a.no/", "clientSecret", "x")));
  }

  @Test
  void givesDefaultsAndReadsValues() {
    Settings settings =
        of(
            Map.of(
                "baseUrl",
                "https://a.no/",
                "clientSecret",
                "x",
                "codes.100",
                "Overtid",
                "interval",
                "2h"));
    assertThat(settings.number("pageSize")).isEqualTo(200);
    assertThat(settings.duration("interval")).isEqualTo(Duration.ofHours(2));
    assertThat(settings.text("policy")).isEqualTo("wait");
    assertThat(settings.date("start")).isEmpty();
    assertThat(settings.table("codes")).containsExactly(Map.entry("100", "Overtid"));
  }
}
