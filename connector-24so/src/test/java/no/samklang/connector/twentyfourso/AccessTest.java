package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samklang.simulators.Fault;
import no.samklang.simulators.twentyfourso.TwentyfoursoSimulator;
import no.samklang.simulators.twentyfourso.TwentyfoursoVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTest {
  private final Simulated simulated = Simulated.withStock();

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  @Test
  void checkNamesTheOrganisationAndEveryScope() {
    Check check = simulated.connect().check();

    assertThat(check.ok()).isTrue();
    assertThat(check.identity())
        .isEqualTo("Fjordvik Rør AS (" + TwentyfoursoSimulator.ORGANISATION_ID + ")");
    assertThat(check.items())
        .extracting(Item::name)
        .startsWith("credentials", "organisation")
        .endsWith("customers", "products")
        .hasSize(10);
    assertThat(simulated.admin().calls("GET", "/v1/me")).isZero();
  }

  @Test
  void wrongSecretEndsTheCheck() {
    simulated.settings.put("clientSecret", "feil-hemmelighet");

    Check check = simulated.connect().check();

    assertThat(check.items()).extracting(Item::result).containsExactly(Result.FAILED);
    assertThat(check.items().get(0).message().toString()).doesNotContain("feil-hemmelighet");
  }

  @Test
  void organisationThatHasNotConnectedTheApplicationEndsTheCheck() {
    simulated.settings.put("organisationId", TwentyfoursoSimulator.UNCONNECTED_ORGANISATION_ID);

    assertThat(simulated.connect().check().ok()).isFalse();
  }

  @Test
  void otherOrganisationThanTheConfiguredFailsTheCheck() {
    simulated.wire.answer(
        "GET /v1/organization/information", 200, "{\"id\":77,\"name\":\"Annen AS\"}");

    assertThat(simulated.connect().check().items())
        .filteredOn(item -> item.result() == Result.FAILED)
        .singleElement()
        .satisfies(item -> assertThat(item.name()).isEqualTo("organisation"))
        .satisfies(item -> assertThat(item.message().toString()).contains("Annen AS", "77"));
  }

  @Test
  void callsKeepThePaceOfTheSetting() {
    simulated.settings.put("callsPerSecond", "1");
    Instant begun = simulated.clock.instant();

    create();

    assertThat(Duration.between(begun, simulated.clock.instant()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(simulated.admin().calls() - 2));
  }

  @Test
  void missingScopeIsNamed() {
    simulated.put("scopes", "scope", "api.invoicing.salesorder:write", "granted", false);

    assertThat(simulated.connect().check().items())
        .filteredOn(item -> item.result() == Result.FAILED)
        .extracting(Item::name)
        .containsExactly("scope api.invoicing.salesorder:write");
  }

  @Test
  void missingScopeStopsTheRouteAndTellsThePerson() {
    simulated.put("scopes", "scope", "api.crm.customer:read", "granted", false);

    assertThatThrownBy(this::readCustomers).isInstanceOf(NotAllowed.class);
  }

  @Test
  void expiredTokenIsReplacedOnceAndTheCallRepeated() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").expireTokens().nth(1));

    create();

    assertThat(simulated.admin().calls("POST", "/oauth/token")).isEqualTo(2);
    assertThat(simulated.admin().count("salesOrders")).isEqualTo(1);
  }

  @Test
  void tokenThatIsRefusedTwiceEndsTheCallAndSaysSo() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").expireTokens());

    assertThatThrownBy(this::create)
        .isInstanceOf(NotAllowed.class)
        .hasMessageContaining("24so.token-not-taken");
    assertThat(simulated.admin().count("salesOrders")).isZero();
  }

  @Test
  void tokenIsKeptAndSharedByAllCalls() {
    create();

    assertThat(simulated.admin().calls("POST", "/oauth/token")).isEqualTo(1);
  }

  @Test
  void schemeIsSpelledAsTheVendorTakesIt() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.TOKEN_TYPE_LOWER));

    create();
  }

  @Test
  void refusalNamesThePropertyInEitherForm() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").status(400).times(1));

    assertThatThrownBy(this::create).isInstanceOf(Rejected.class);
  }

  @Test
  void refusalWithoutABodyIsARefusalToo() {
    simulated.admin().variants(List.of(TwentyfoursoVariants.ERRORS_EMPTY));
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").status(400).times(1));

    assertThatThrownBy(this::create).isInstanceOf(Rejected.class);
  }

  @Test
  void unavailableServiceLeavesACreateUnclearAndIsNotAskedTwice() {
    simulated.admin().fault(Fault.on("POST", "/v1/salesorders").status(503));

    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);

    assertThat(simulated.admin().calls("POST", "/v1/salesorders")).isEqualTo(1);
  }

  @Test
  void readingIsRepeatedAndThenGivenUp() {
    simulated.admin().fault(Fault.on("GET", "/v1/customers").status(503));

    assertThatThrownBy(this::readCustomers).isInstanceOf(Unavailable.class);

    assertThat(simulated.admin().calls("GET", "/v1/customers")).isGreaterThan(1);
  }

  @Test
  void settingsOutsideTheirLimitsAreNamedTogether() {
    simulated.settings.put("organisationId", "abc");
    simulated.settings.put("pageSize", "101");
    simulated.settings.put("callsPerSecond", "0");
    simulated.settings.put("writers", "0");

    assertThatThrownBy(simulated::connect)
        .isInstanceOfSatisfying(
            Settings.InvalidSettings.class,
            wrong ->
                assertThat(wrong.problems())
                    .extracting(Settings.Problem::name)
                    .containsExactly("organisationId", "pageSize", "callsPerSecond", "writers"));
  }

  private void create() {
    simulated
        .connect()
        .target()
        .orElseThrow()
        .create(
            EntityTypes.SALES_ORDER,
            SalesOrders.order(1).build(),
            RememberedWriting.of(1, simulated.clock.instant()));
  }

  private void readCustomers() {
    simulated
        .connect()
        .source()
        .orElseThrow()
        .read(EntityTypes.CUSTOMER, Cursor.START, ReadOptions.DEFAULT);
  }
}
