package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.vismanet.VismanetSimulator;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private final Bench bench = Bench.of(20);

  @AfterEach
  void close() {
    bench.close();
  }

  private int customers(VismanetConnector connector) {
    return Bench.pass(connector, EntityTypes.CUSTOMER, Cursor.START).records().size();
  }

  private void create(VismanetConnector connector) {
    var unused =
        connector
            .target()
            .orElseThrow()
            .create(
                EntityTypes.PROJECT_TRANSACTION,
                Documents.hours(),
                RememberedWriting.of(1, bench.clock.instant()));
  }

  private int documents() {
    return bench.simulator.admin().count("projectTransactions");
  }

  @Test
  void tokenThatExpiresWithinARunIsRenewed() {
    VismanetConnector connector = bench.connect();
    customers(connector);
    bench.simulator.admin().fault(Fault.on("GET", "/v1/customer").expireTokens().times(1));

    assertThat(customers(connector)).isEqualTo(20);
    assertThat(connector.requests().tokenRequests()).isEqualTo(2);
  }

  @Test
  void tokenThatExpiresBeforeAPostLeavesOneDocument() {
    bench.simulator.admin().fault(Fault.on("POST", "/v1/").expireTokens().times(1));

    create(bench.connect());

    assertThat(documents()).isEqualTo(1);
  }

  @Test
  void wrongSecretIsNotAllowedAndNotShown() {
    bench.settings.put("clientSecret", "feil-hemmelighet-123");

    NotAllowed refused = catchThrowableOfType(NotAllowed.class, () -> customers(bench.connect()));

    assertThat(refused.message().code()).isEqualTo("http.token-refused");
    assertThat(refused).hasMessageNotContaining("feil-hemmelighet-123");
  }

  @Test
  void customersTenantInsteadOfTheCompanysIsNamed() {
    bench.settings.put("tenantId", VismanetSimulator.CONTRACT_TENANT);

    NotAllowed refused = catchThrowableOfType(NotAllowed.class, () -> customers(bench.connect()));

    assertThat(refused.message().code()).isEqualTo("vismanet.wrong-tenant");
    assertThat(Messages.text(refused.message(), Locale.forLanguageTag("nb")))
        .contains("leietaker-id-en");
  }

  @Test
  void waitsAsLongAsTheServerSaysAndGoesOn() {
    bench.simulator.admin().fault(Fault.on("GET", "/v1/customer").tooManyRequests(7).times(1));
    VismanetConnector connector = bench.connect();

    assertThat(customers(connector)).isEqualTo(20);
    assertThat(bench.waits).containsExactly(Duration.ofSeconds(7));
    assertThat(connector.requests().pauses()).isEqualTo(1);
  }

  @Test
  void longPauseIsLeftToTheEngine() {
    bench.simulator.admin().fault(Fault.on("POST", "/v1/").tooManyRequests(900));

    Unavailable busy = catchThrowableOfType(Unavailable.class, () -> create(bench.connect()));

    assertThat(busy.retryAfter()).contains(Duration.ofMinutes(15));
    assertThat(documents()).isZero();
  }

  @Test
  void answerCutInHalfIsAskedForAgain() {
    bench.simulator.admin().fault(Fault.on("GET", "/v1/customer").truncate().times(1));
    VismanetConnector connector = bench.connect();

    assertThat(customers(connector)).isEqualTo(20);
    assertThat(connector.requests().repeats()).isEqualTo(1);
  }

  @Test
  void lostAnswerToAReadIsAskedForAgain() {
    bench.simulator.admin().fault(Fault.on("GET", "/v1/customer").dropAnswer().times(1));

    assertThat(customers(bench.connect())).isEqualTo(20);
  }

  @Test
  void lostAnswerToACreateIsUnclearAndNeverRepeated() {
    bench.simulator.admin().fault(Fault.on("POST", "/v1/").dropAnswer());

    assertThatThrownBy(() -> create(bench.connect())).isInstanceOf(Unclear.class);
    assertThat(bench.simulator.admin().calls("POST", "/v1/projecttransaction")).isEqualTo(1);
    assertThat(documents()).isEqualTo(1);
  }

  @Test
  void serverErrorAfterACreateIsUnclear() {
    for (ErrorBody body : ErrorBody.values()) {
      bench.simulator.admin().clearFaults();
      bench.simulator.admin().fault(Fault.on("POST", "/v1/").statusAfterWork(500, body));

      assertThatThrownBy(() -> create(bench.connect())).isInstanceOf(Unclear.class);
    }
    assertThat(documents()).isEqualTo(ErrorBody.values().length);
  }

  @Test
  void gatewayErrorOnACreateIsUnclear() {
    for (int status : List.of(502, 503, 504)) {
      bench.simulator.admin().clearFaults();
      bench.simulator.admin().fault(Fault.on("POST", "/v1/").status(status, ErrorBody.HTML));

      assertThatThrownBy(() -> create(bench.connect())).isInstanceOf(Unclear.class);
    }
  }

  @Test
  void businessErrorWithStatus500StaysUnclear() {
    bench.simulator.admin().variants(List.of(VismanetVariants.ERROR_500_FOR_BUSINESS));
    bench.put("projects", "projectID", "P10021", "status", "Completed");

    assertThatThrownBy(() -> create(bench.connect())).isInstanceOf(Unclear.class);
    assertThat(documents()).isZero();
  }

  @Test
  void refusedDocumentIsRejectedWithTheVendorsWords() {
    for (String variant : List.of(VismanetVariants.MESSAGE_CAPITALISED, "")) {
      bench.simulator.admin().variants(variant.isEmpty() ? List.of() : List.of(variant));
      bench.put("projects", "projectID", "P10021", "status", "Completed");

      Rejected refused = catchThrowableOfType(Rejected.class, () -> create(bench.connect()));

      assertThat(refused.message().params().get("detail")).contains("is not active");
    }
  }

  @Test
  void missingScopeIsNotAllowed() {
    bench.simulator.admin().fault(Fault.on("POST", "/v1/").status(403));

    SyncException refused =
        catchThrowableOfType(SyncException.class, () -> create(bench.connect()));

    assertThat(refused).isInstanceOf(NotAllowed.class);
    assertThat(refused.message().code()).isEqualTo("vismanet.scope-missing");
  }

  @Test
  void emptyListAsNotFoundIsBelievedOnlyWhereTheApiAnswers() {
    bench.settings.put("baseUrl", bench.settings.get("baseUrl") + "/feil");

    assertThatThrownBy(() -> customers(bench.connect())).isInstanceOf(SyncException.class);
  }
}
