package no.samklang.connector.smartday;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials come in one of two forms, and nobody reads them but Smartday. */
@Tag("SO-08")
class CredentialsTest extends WireTest {
  private static final String KEY_HEADER = "Ocp-Apim-Subscription-Key";
  private static final Map<String, String> ALL =
      Map.of(
          "subscriptionKey", SECRET,
          "agreementNumber", "48120",
          "bridgeUser", "bro",
          "bridgePassword", "passord-0c0c0c0c");

  @Test
  void subscriptionKeyIsTheFormUnlessAnotherIsChosen() {
    assertThat(Configuration.of(Connections.checked(Map.of("subscriptionKey", SECRET))).login())
        .isInstanceOf(Configuration.Login.Key.class);
  }

  @ParameterizedTest
  @CsvSource({
    "subscriptionKey, subscriptionKey, bridge",
    "bridge, agreementNumber, subscriptionKey",
    "bridge, bridgeUser, subscriptionKey",
    "bridge, bridgePassword, subscriptionKey"
  })
  void errorNamesTheFieldThatIsMissingAndWhatToDo(String login, String field, String other) {
    Map<String, String> settings = with(login);
    settings.put(field, " ");

    assertThatThrownBy(() -> Configuration.of(Connections.checked(settings)))
        .isInstanceOfSatisfying(
            Settings.InvalidSettings.class,
            e -> assertThat(e.problems()).extracting(Settings.Problem::name).containsExactly(field))
        .hasMessageContaining("give it, as login " + login + " needs it")
        .hasMessageContaining("or choose login " + other)
        .hasMessageNotContaining(SECRET)
        .hasMessageNotContaining(ALL.get("bridgePassword"));
  }

  @Test
  void allFieldsOfTheChosenFormAreNamedAtOnceAndNoneOfTheOther() {
    assertThatThrownBy(() -> Configuration.of(Connections.checked(Map.of("login", "bridge"))))
        .isInstanceOfSatisfying(
            Settings.InvalidSettings.class,
            e ->
                assertThat(e.problems())
                    .extracting(Settings.Problem::name)
                    .containsExactly("agreementNumber", "bridgeUser", "bridgePassword"));
  }

  @Test
  void fieldsOfTheOtherFormMayBeLeftOut() {
    Map<String, String> bridge = with("bridge");
    bridge.remove("subscriptionKey");

    assertThat(Configuration.of(Connections.checked(bridge)).login())
        .isInstanceOf(Configuration.Login.Bridge.class);
    assertThat(Configuration.of(Connections.checked(Map.of("subscriptionKey", SECRET))).login())
        .isInstanceOf(Configuration.Login.Key.class);
  }

  @Test
  void subscriptionKeyGoesInItsHeaderAloneThoughTheOtherFormIsGivenToo() {
    WIRE.stubFor(any(anyUrl()).willReturn(okJson("[]")));

    connect(with("subscriptionKey")).check();

    assertThat(calls()).isNotEmpty();
    for (LoggedRequest call : calls()) {
      assertThat(call.getHeader(KEY_HEADER)).isEqualTo(SECRET);
      assertThat(call.containsHeader("Authorization")).isFalse();
      assertThat(call.containsHeader("X-Agreement-Number")).isFalse();
      assertThat(call.getUrl()).doesNotContain(SECRET);
    }
  }

  @Test
  void bridgeGoesByBasicWithItsAgreementThoughTheOtherFormIsGivenToo() {
    WIRE.stubFor(any(anyUrl()).willReturn(okJson("[]")));

    connect(with("bridge")).check();

    assertThat(calls()).isNotEmpty();
    for (LoggedRequest call : calls()) {
      assertThat(call.getHeader("Authorization")).isEqualTo("Basic YnJvOnBhc3NvcmQtMGMwYzBjMGM=");
      assertThat(call.getHeader("X-Agreement-Number")).isEqualTo("48120");
      assertThat(call.containsHeader(KEY_HEADER)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 500})
  void secretThatTheServerRepeatsIsNotShown(int status) {
    String body = "Access denied for " + ALL.values() + " YnJvOnBhc3NvcmQtMGMwYzBjMGM=";
    WIRE.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withHeader("Content-Type", "text/plain")
                    .withBody(body)));

    assertThat(said("subscriptionKey")).doesNotContain(SECRET);
    assertThat(said("bridge")).doesNotContain(ALL.get("bridgePassword"), "YnJvOnBhc3Nvcm");
  }

  private String said(String login) {
    try {
      Check check = connect(with(login)).check();
      return check.items().toString();
    } catch (RuntimeException e) {
      return e + " " + e.getCause();
    }
  }

  @Test
  void settingsShowNoSecret() {
    for (String login : List.of("subscriptionKey", "bridge")) {
      Configuration read = Configuration.of(Connections.checked(with(login)));

      assertThat(read.toString() + read.account())
          .doesNotContain(SECRET, ALL.get("bridgePassword"));
    }
  }

  private static Map<String, String> with(String login) {
    Map<String, String> settings = new HashMap<>(ALL);
    settings.put("login", login);
    return settings;
  }
}
