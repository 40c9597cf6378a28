package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.simulators.RecordedCall;
import no.samklang.simulators.smartday.SmartdaySimulator;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Unavailable;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CheckTest extends OnSmartday {
  private static final Map<String, String> BRIDGE =
      Map.of(
          "login", "bridge",
          "agreementNumber", SmartdaySimulator.AGREEMENT_NUMBER,
          "bridgeUser", SmartdaySimulator.BRIDGE_USER,
          "bridgePassword", SmartdaySimulator.BRIDGE_PASSWORD);

  @Test
  void everyListIsLookedAtAndNothingIsWritten() {
    Check check = check(Map.of());

    assertThat(check.ok()).isTrue();
    assertThat(check.identity()).isEqualTo("Hovedlager");
    assertThat(check.items())
        .extracting(Item::name)
        .containsExactly("credentials", "store", "customers", "items", "tasks", "salary codes");
    assertThat(admin().lastCalls()).extracting(RecordedCall::method).containsOnly("GET");
  }

  @Test
  @Tag("SO-08")
  void bothFormsOfTheCredentialsLetOneIn() {
    assertThat(check(Map.of()).ok()).isTrue();
    assertThat(check(BRIDGE).ok()).isFalse();
    inForce(SmartdayVariants.BRIDGE_LOGIN);
    assertThat(check(BRIDGE).ok()).isTrue();
    assertThat(check(Map.of()).ok()).isFalse();
  }

  @Test
  void refusedCredentialsEndTheCheck() {
    Check check = check(Map.of("subscriptionKey", "wrong-key-0c0c"));

    assertThat(check.items())
        .extracting(Item::name, Item::result, item -> item.message().code())
        .containsExactly(Tuple.tuple("credentials", Result.FAILED, "smartday.keys-refused"));
    assertThat(check.toString()).doesNotContain("wrong-key-0c0c");
  }

  @Test
  void listThatTheKeyMayNotReadIsNamedAndTheOthersAreLookedAt() {
    admin().put("rights", Map.of("entity", "customers", "allowed", false));

    Check check = check(Map.of());

    assertThat(item(check, "customers").result()).isEqualTo(Result.FAILED);
    assertThat(item(check, "customers").message().code()).isEqualTo("smartday.forbidden");
    assertThat(item(check, "items").result()).isEqualTo(Result.OK);
  }

  @Test
  void storeThatIsMissingOrOutOfUseIsSaid() {
    assertThat(item(check(Map.of("store", "9")), "store").result()).isEqualTo(Result.FAILED);
    assertThat(item(check(Map.of("store", "2")), "store").result()).isEqualTo(Result.WARNING);
    assertThat(item(check(Map.of("store", "9")), "items").message().code())
        .isEqualTo("smartday.list-missing");
  }

  @Test
  void systemThatCannotServeIsThrown() {
    admin().fault(Fault.onAll().status(503));

    assertThatThrownBy(() -> check(Map.of())).isInstanceOf(Unavailable.class);
  }

  @Test
  void refusalInPlainTextIsUnderstood() {
    inForce(SmartdayVariants.ERRORS_AS_TEXT);

    Check check = check(Map.of("subscriptionKey", "wrong"));

    assertThat(check.items().get(0).message().params().get("detail")).contains("Access denied");
  }

  @Test
  void callsKeepTheirPace() {
    Instant before = smartday.clock.instant();

    check(Map.of("pace", "500ms"));

    assertThat(smartday.clock.instant())
        .isAfterOrEqualTo(before.plusMillis(500L * (admin().calls() - 1)));
  }

  private Check check(Map<String, String> more) {
    return smartday.connect(more).check();
  }

  private static Item item(Check check, String name) {
    return List.copyOf(check.items()).stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
