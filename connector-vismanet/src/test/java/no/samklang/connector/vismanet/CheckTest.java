package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import no.samklang.simulators.Fault;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckTest {
  private final Bench bench = Bench.of(20);

  @AfterEach
  void close() {
    bench.close();
  }

  private Check check() {
    return bench.connect().check();
  }

  private static Check.Item item(Check check, String name) {
    return check.items().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void goodAccessIsOkAndNamesTheCompany() {
    Check check = check();

    assertThat(check.items()).allSatisfy(item -> assertThat(item.result()).isEqualTo(Result.OK));
    assertThat(check.identity())
        .isEqualTo("Fjellheim Entreprenør AS (" + VismanetSimulator.COMPANY_TENANT + ")");
    assertThat(bench.simulator.admin().lastCalls())
        .filteredOn(call -> call.path().startsWith("/v1/"))
        .allSatisfy(call -> assertThat(call.method()).isEqualTo("GET"));
  }

  @Test
  void wrongSecretFailsWithARemedy() {
    bench.settings.put("clientSecret", "feil");

    Check check = check();

    assertThat(check.ok()).isFalse();
    assertThat(item(check, "credentials").result()).isEqualTo(Result.FAILED);
    assertThat(Messages.text(item(check, "credentials").message(), Locale.ENGLISH))
        .contains("Check client id, secret");
  }

  @Test
  void customersTenantFailsTheCompanyAndNotTheCredentials() {
    bench.settings.put("tenantId", VismanetSimulator.CONTRACT_TENANT);

    Check check = check();

    assertThat(item(check, "credentials").result()).isEqualTo(Result.OK);
    assertThat(item(check, "company").result()).isEqualTo(Result.FAILED);
    assertThat(item(check, "company").message().code()).isEqualTo("vismanet.wrong-tenant");
  }

  @Test
  void closedPeriodIsAWarning() {
    bench.put("financialPeriods", "period", "202603", "closedInGeneralLedger", true);

    assertThat(item(check(), "period").result()).isEqualTo(Result.WARNING);
  }

  @Test
  void periodIsFoundHoweverItIsShown() {
    bench.simulator.admin().variants(List.of(VismanetVariants.PERIOD_DASHED));

    assertThat(item(check(), "period").result()).isEqualTo(Result.OK);
  }

  @Test
  void lastDayOfThePeriodIsInIt() {
    bench.clock.advance(Duration.ofDays(27).plusHours(9));

    assertThat(item(check(), "period").result()).isEqualTo(Result.OK);
  }

  @Test
  void taskListThatWantsAProjectIsAWarning() {
    bench.simulator.admin().variants(List.of(VismanetVariants.TASK_LIST_NEEDS_PROJECT));

    assertThat(item(check(), "tasks").result()).isEqualTo(Result.WARNING);
  }

  @Test
  void missingReadScopeFails() {
    bench.simulator.admin().fault(Fault.on("GET", "/v1/").status(403));

    Check check = check();

    assertThat(item(check, "company").message().code()).isEqualTo("vismanet.scope-missing");
  }
}
