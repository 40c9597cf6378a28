package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Messages;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.testkit.RememberedWriting;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person reads when the vendor refuses: the field and the rule, and nobody's data. */
class RefusalsTest {
  private static final String HEADER = "POST /v1/salesorders";
  private static final String LINE = "POST /v1/salesorders/\\d+/lines";
  private static final String PERSON = "Åse Nordby, ase.nordby@kunde.example, 01017012345";

  private final Simulated simulated = Simulated.withStock();
  private final RememberedWriting writing = RememberedWriting.of(1, simulated.clock.instant());

  @AfterEach
  void close() {
    simulated.assertNeverInvoiced();
    simulated.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ProjectMissing, 24so.project-demanded, project (dimension 1)",
    "DepartmentMissing, 24so.department-demanded, department (dimension 2)"
  })
  void whatTheOrganisationDemandsIsNamedWithItsRemedy(String rule, String code, String field) {
    simulated.wire.answer(HEADER, 400, ruleBroken(rule));

    Rejected refused = refused();

    assertThat(refused.message().code()).isEqualTo(code);
    assertThat(text(refused))
        .contains(rule)
        .contains("the field " + field)
        .contains("24SevenOffice");
    assertThat(writing.steps()).isEmpty();
    assertThat(simulated.admin().count("salesOrders")).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProjectMissing", "DepartmentMissing"})
  void demandThatShowsAtALineOnlyLeavesTheDraftAndSaysWhy(String rule) {
    simulated.wire.answer(LINE, 400, ruleBroken(rule));

    assertThat(text(refused())).contains(rule).contains("/lines");

    assertThat(writing.steps()).hasSize(1);
    assertThat(simulated.admin().rows("salesOrders"))
        .singleElement()
        .satisfies(order -> assertThat(order.path("status").asText()).isEqualTo("Draft"));
  }

  @Test
  void everyPropertyIsNamedWithTheWordThatItBreaks() {
    simulated.wire.answer(
        HEADER,
        400,
        """
        {"error":{"name":"ValidationError","payload":{"validationErrors":[
          {"path":"deliveryCustomer.postalCode","keyword":"maxLength","message":"%1$s"},
          {"path":"customer.name","keyword":"required","data":"%1$s"},
          {"path":"%1$s","keyword":"required"},
          {"path":"yourReference.name","keyword":"%1$s"}]},"message":"%1$s"},"trackingId":"t-1"}
        """
            .formatted(PERSON));

    String text = text(refused());

    assertThat(text)
        .contains(
            "deliveryCustomer.postalCode maxLength, customer.name required, yourReference.name");
    assertThat(text).doesNotContain("Nordby", "ase.nordby", "01017012345");
  }

  @Test
  void ruleThatIsNewIsNamedWithoutItsWords() {
    simulated.wire.answer(HEADER, 400, ruleBroken("CreditLimit"));

    Rejected refused = refused();

    assertThat(refused.message().code()).isEqualTo("24so.rejected");
    assertThat(text(refused)).contains("CreditLimit").doesNotContain("Nordby", "01017012345");
  }

  @Test
  void callCanBeFoundByTheVendor() {
    simulated.put("scopes", "scope", "api.invoicing.salesorder:write", "granted", false);

    NotAllowed refused = thrown(this::create, NotAllowed.class);

    assertThat(refused.message().code()).isEqualTo("24so.forbidden");
    assertThat(refused.message().params()).containsEntry("trace", "simulated");
  }

  @Test
  void refusalInNoKnownFormIsARefusalAllTheSame() {
    simulated.wire.answer(HEADER, 400, "[]");

    assertThat(refused().message().code()).isEqualTo("24so.rejected");
  }

  private static String ruleBroken(String rule) {
    return """
        {"error":{"name":"BadRequestError","payload":{"errors":[
          {"type":"%1$s","message":"%2$s","arguments":["%2$s"]}]}},"trackingId":"t-1"}
        """
        .formatted(rule, PERSON);
  }

  private Rejected refused() {
    return thrown(this::create, Rejected.class);
  }

  private static <E extends SyncException> E thrown(ThrowingCallable call, Class<E> as) {
    Throwable[] seen = new Throwable[1];
    assertThatThrownBy(call).isInstanceOfSatisfying(as, e -> seen[0] = e);
    return as.cast(seen[0]);
  }

  private static String text(SyncException refused) {
    return Messages.text(refused.message(), Locale.ENGLISH) + refused;
  }

  private void create() {
    simulated
        .connect()
        .target()
        .orElseThrow()
        .create(EntityTypes.SALES_ORDER, SalesOrders.order(1).build(), writing);
  }
}
