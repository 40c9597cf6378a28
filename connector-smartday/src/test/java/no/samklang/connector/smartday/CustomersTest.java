package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.simulators.Fault;
import no.samklang.simulators.smartday.SmartdayVariants;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersTest extends OnSmartday {

  @ParameterizedTest
  @CsvSource({
    "Strandgata 14B, Strandgata, 14B",
    "Nedre Torggate 3-5, Nedre Torggate, 3-5",
    "Tunet, Tunet,",
    "Gata på Nes, Gata på Nes,",
    "7, 7,"
  })
  void houseNumberIsSplitOff(String line, String street, String number) {
    create(customer().toBuilder().address(new Address(line, null, "5013", "Bergen", "NO")).build());

    JsonNode address = only().path("billingAddress");
    assertThat(address.path("address1").asText()).isEqualTo(street);
    assertThat(address.path("housenumber").asText(null)).isEqualTo(number);
    assertThat(found("10241").address().line1()).isEqualTo(line);
  }

  @Test
  void categoryGoesByCompanyOrPrivatePerson() {
    create(customer());
    create(customer().toBuilder().number("2").organisationNumber(null).build());

    assertThat(admin().rows("customers"))
        .extracting(
            row -> row.at("/categoryReference/id").asText(),
            row -> row.path("isCompany").asBoolean())
        .containsExactly(tuple("1", true), tuple("0", false));
  }

  @Test
  void nothingIsSentAsNullAndNeverAsAnEmptyText() {
    create(customer().toBuilder().email(" ").phone("").build());

    assertThat(only().path("email").isNull()).isTrue();
    assertThat(only().toString()).doesNotContain("\"\"");
  }

  @Test
  void propertiesThatTheConnectorDoesNotKnowSurviveAChange() {
    String id =
        addCustomer(
            "10241",
            Map.of(
                "loyaltyLevel",
                Map.of("name", "Gull"),
                "contacts",
                List.of(Map.of("name", "Åse", "nickname", "Å")),
                "billingAddress",
                Map.of("id", "9921", "address1", "Tunet", "latitude", 60.39, "floor", "3")));

    update(
        id,
        customer().toBuilder().address(new Address("Gata 2", null, null, null, null)).build(),
        "name",
        "address.line1");

    JsonNode row = only();
    assertThat(row.path("name").asText()).isEqualTo("Fjordvik Eiendom AS");
    assertThat(row.at("/loyaltyLevel/name").asText()).isEqualTo("Gull");
    assertThat(row.at("/contacts/0/nickname").asText()).isEqualTo("Å");
    assertThat(row.at("/billingAddress/floor").asText()).isEqualTo("3");
    assertThat(row.at("/billingAddress/latitude").asDouble()).isEqualTo(60.39);
    assertThat(row.at("/billingAddress/address1").asText()).isEqualTo("Gata");
  }

  @Test
  void emptyReferencesAreWrittenBackAsNull() {
    String id =
        addCustomer(
            "10241",
            Map.of(
                "responsibleReference", Map.of("id", "", "externalId", ""),
                "billingAddress", Map.of("id", "", "address1", "Tunet"),
                "handymanCustomer", Map.of("no", 4)));

    update(id, customer(), "name");

    JsonNode row = only();
    assertThat(row.hasNonNull("responsibleReference")).isFalse();
    assertThat(row.hasNonNull("handymanCustomer")).isFalse();
    assertThat(row.at("/billingAddress/id").isNull()).isTrue();
    assertThat(row.at("/billingAddress/address1").asText()).isEqualTo("Tunet");
  }

  @Test
  void recordThatFailsInsideATwoHundredIsRejectedWithTheVendorsWords() {
    TargetSystem target = smartday.connect(Map.of("companyCategory", "9")).target().orElseThrow();

    assertThatThrownBy(() -> target.create(EntityTypes.CUSTOMER, customer(), writing()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("Category 9 does not exist");
    assertThat(admin().count("customers")).isZero();
  }

  @Test
  void idThatLooksLikeAnothersKeyIsNotTakenForIt() {
    String other = addCustomer("55", Map.of("id", "10241"));
    String wanted = addCustomer("10241", Map.of("id", "88"));

    assertThat(smartday.target().find(EntityTypes.CUSTOMER, new MatchKey("number", "10241")))
        .extracting(TargetRecord::id)
        .containsExactly(wanted);
    inForce(SmartdayVariants.EXTERNAL_ID_FIRST);
    assertThat(smartday.target().fetch(EntityTypes.CUSTOMER, List.of("10241")))
        .extracting(TargetRecord::id)
        .containsExactly(other);
  }

  @Test
  void customerThatIsThereIsNotMadeASecondTime() {
    create(customer());

    assertThatThrownBy(() -> create(customer()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("7701");
    assertThat(admin().count("customers")).isEqualTo(1);
  }

  @Test
  void anyFailureButA404IsNoAbsence() {
    admin().fault(Fault.on("GET", "/v1.0/customers/").status(500));

    assertThatThrownBy(() -> create(customer())).isInstanceOf(Unavailable.class);
    admin().clearFaults();
    assertThat(admin().count("customers")).isZero();
  }

  @Test
  void createWhoseAnswerIsLostIsFoundByItsKey() {
    admin().fault(Fault.on("POST", "/v1.0/customers/").dropAnswer().times(1));
    RememberedWriting writing = writing();

    assertThatThrownBy(() -> smartday.target().create(EntityTypes.CUSTOMER, customer(), writing))
        .isInstanceOf(Unclear.class);

    assertThat(smartday.target().locate(EntityTypes.CUSTOMER, customer(), writing))
        .isInstanceOfSatisfying(
            Found.Complete.class, found -> assertThat(found.receipt().id()).isEqualTo("7701"));
  }

  @Test
  void createThatIsVisibleLateIsNotTakenForAbsent() {
    inForce(SmartdayVariants.CREATED_VISIBLE_LATE);
    RememberedWriting writing = writing();
    smartday.target().create(EntityTypes.CUSTOMER, customer(), writing);

    assertThat(smartday.target().locate(EntityTypes.CUSTOMER, customer(), writing))
        .isInstanceOf(Found.NotYet.class);
  }

  @Test
  void retiredCustomerIsInactiveAndKeepsTheRest() {
    String id = addCustomer("10241", Map.of("email", "post@example.com"));

    smartday.target().retire(EntityTypes.CUSTOMER, id, Retirement.DEACTIVATE);

    assertThat(only().at("/smartdayCustomer/state").asInt()).isEqualTo(1);
    assertThat(only().path("email").asText()).isEqualTo("post@example.com");
  }

  @Test
  void customerThatIsInactiveAlreadyIsNotWrittenAgain() {
    String id = addCustomer("10241", Map.of("smartdayCustomer", Map.of("state", 1)));

    smartday.target().retire(EntityTypes.CUSTOMER, id, Retirement.DEACTIVATE);

    assertThat(admin().calls("POST", "/v1.0/customers/")).isZero();
  }

  @Test
  void customerIsFoundByNameAndByOrganisationNumberAndNoOtherIs() {
    String id = addCustomer("1", Map.of("name", "Fjordvik", "vatNumber", "310427500"));
    addCustomer("2", Map.of("name", "Dalen", "vatNumber", "310427501"));

    assertThat(ids(new MatchKey("name", "Fjordvik"))).containsExactly(id);
    assertThat(ids(new MatchKey("organisationNumber", "310427500"))).containsExactly(id);
    assertThat(ids(new MatchKey("organisationNumber", "310427502"))).isEmpty();
  }

  @Test
  void categoriesAreSettings() {
    TargetSystem target =
        smartday
            .connect(Map.of("companyCategory", "0", "privateCategory", "1"))
            .target()
            .orElseThrow();

    target.create(EntityTypes.CUSTOMER, customer(), writing());
    target.create(
        EntityTypes.CUSTOMER,
        customer().toBuilder().number("2").organisationNumber(null).build(),
        RememberedWriting.of(2, smartday.clock.instant()));

    assertThat(admin().rows("customers"))
        .extracting(row -> row.at("/categoryReference/id").asText())
        .containsExactly("0", "1");
  }

  @Test
  void changeLeavesStateAndCategoryAsPeopleSetThem() {
    String id =
        addCustomer(
            "10241",
            Map.of(
                "smartdayCustomer", Map.of("state", 1),
                "categoryReference", Map.of("id", "0", "externalId", "0", "name", "Egen")));

    update(id, customer(), "name");

    assertThat(only().at("/smartdayCustomer/state").asInt()).isEqualTo(1);
    assertThat(only().at("/categoryReference/name").asText()).isEqualTo("Egen");
  }

  @Test
  void contactIsSetWhenTheCustomerIsMadeAndThenLeftToPeople() {
    Receipt receipt = create(customer().toBuilder().contactPerson("Åse").build());

    update(
        receipt.id(),
        customer().toBuilder().contactPerson("Kari").build(),
        "contactPerson",
        "name");

    assertThat(only().at("/contacts/0/name").asText()).isEqualTo("Åse");
  }

  private List<String> ids(MatchKey key) {
    return smartday.target().find(EntityTypes.CUSTOMER, key).stream()
        .map(TargetRecord::id)
        .toList();
  }

  private Receipt create(Customer customer) {
    return smartday.target().create(EntityTypes.CUSTOMER, customer, writing());
  }

  private void update(String id, Customer customer, String... fields) {
    smartday.target().update(EntityTypes.CUSTOMER, id, new Change<>(customer, Set.of(fields)));
  }

  private RememberedWriting writing() {
    return RememberedWriting.of(1, smartday.clock.instant());
  }

  private JsonNode only() {
    assertThat(admin().count("customers")).isEqualTo(1);
    return admin().rows("customers").get(0);
  }

  private Customer found(String number) {
    return smartday
        .target()
        .find(EntityTypes.CUSTOMER, new MatchKey("number", number))
        .get(0)
        .value();
  }

  private static Customer customer() {
    return Customer.builder()
        .number("10241")
        .name("Fjordvik Eiendom AS")
        .organisationNumber("310427500")
        .build();
  }
}
