package no.samklang.sync.testkit.wrong;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.AbilityCheck;
import no.samklang.sync.CheckReport;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Ability;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Certificate;
import no.samklang.sync.spi.Certificate.Standing;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Who passes the contracts gets it in writing, and the engine reads it. */
@Isolated("the place of the certificates is a system property")
@Tag("M-09")
class CertificateTest {
  private static final String PLACE = "samklang.certificates";

  @TempDir Path folder;

  @BeforeEach
  void chooseThePlace() {
    System.setProperty(PLACE, folder.toString());
  }

  @AfterEach
  void leaveThePlace() {
    System.clearProperty(PLACE);
    WrongTargetContract.chosen = null;
  }

  /** Passes every test, and describes itself anew to each, as connectors do. */
  static final class Able extends WrongCustomersContract {
    @Override
    protected no.samklang.sync.spi.Connector connect() {
      return system;
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return new ConnectorDescriptor(
          "able",
          "Able",
          List.of(),
          Map.of(CUSTOMER, WrongTarget.register(CreateProof.UNIQUE_REFERENCE).build()));
    }
  }

  /** Passes too, but says of no change how it is made. */
  static final class Untried extends WrongCustomersContract {
    @Override
    protected no.samklang.sync.spi.Connector connect() {
      return system;
    }

    @Override
    protected Optional<Change<Customer>> changeOf(Customer record) {
      return Optional.empty();
    }
  }

  @Test
  void connectorThatPassesGetsACertificateOfWhatItDeclares() throws IOException {
    WrongTargetContract.chosen = WrongTarget.LOSES_A_RECORD_OF_A_PAGE;
    assertThat(Suite.failures(Able.class)).isEmpty();

    JsonNode type = certificate("able").path("types").path("customer");

    assertThat(certificate("able").path("suite").asInt()).isPositive();
    assertThat(type.path("abilities"))
        .isEqualTo(
            json(
                """
                {"createProof":["UNIQUE_REFERENCE"],"listable":["yes"],"maxInFlight":["4"],
                "retirements":["CLOSE BLOCK"],"updatable":["yes"],"visibilityDelay":["PT0S"]}"""));
    assertThat(type.path("promises").toString()).contains("updateTwiceIsHarmless");
    assertThat(type.path("skipped").path("groupHoldsEveryMember").asText())
        .isEqualTo("a document carries one record");
  }

  @Test
  @Tag("F-72")
  void connectorThatDeclaresTooMuchGetsNoneAndLosesWhatItHad() throws IOException {
    Path file = folder.resolve(Certificate.path("wrong"));
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}");
    WrongTargetContract.chosen = WrongTarget.SAYS_ABSENT_TOO_EARLY;

    assertThat(Suite.failures(WrongCustomersContract.class)).isNotEmpty();

    assertThat(file).doesNotExist();
  }

  @Test
  void whatWasNotTriedIsNotProven() throws IOException {
    WrongTargetContract.chosen = WrongTarget.LOSES_A_RECORD_OF_A_PAGE;
    assertThat(Suite.failures(Untried.class)).isEmpty();

    JsonNode type = certificate("wrong").path("types").path("customer");

    assertThat(type.path("abilities").has("createProof")).isTrue();
    assertThat(type.path("abilities").has("updatable")).isFalse();
    assertThat(type.path("skipped").path("updateTwiceIsHarmless").asText())
        .isEqualTo("the subclass knows no change");
  }

  private JsonNode certificate(String connector) throws IOException {
    return json(Files.readString(folder.resolve(Certificate.path(connector))));
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  @Tag("F-35")
  @Tag("F-72")
  void checkComparesWhatRoutesRelyOnWithTheCertificate() {
    Capabilities declared =
        Capabilities.builder()
            .createProof(CreateProof.OPERATION_KEY)
            .updatable()
            .maxInFlight(8)
            .retirements(Retirement.CLOSE)
            .build();

    CheckReport report = check("certified", declared);

    assertThat(standing(report, "certified", Ability.UPDATABLE)).isEqualTo(Standing.PROVEN);
    assertThat(standing(report, "certified", Ability.RETIREMENTS)).isEqualTo(Standing.PROVEN);
    assertThat(standing(report, "certified", Ability.CREATE_PROOF))
        .isEqualTo(Standing.CONTRADICTED);
    assertThat(standing(report, "certified", Ability.MAX_IN_FLIGHT))
        .isEqualTo(Standing.CONTRADICTED);
    assertThat(standing(report, "source", Ability.READING)).isEqualTo(Standing.UNPROVEN);
    assertThat(report.ok()).isTrue();
  }

  @Test
  void lessThanWasProvenIsProven() {
    Capabilities declared =
        Capabilities.builder()
            .createProof(CreateProof.SEARCHABLE_MARKER)
            .visibilityDelay(java.time.Duration.ofMinutes(10))
            .updatable()
            .maxInFlight(2)
            .build();

    CheckReport report = check("certified", declared);

    assertThat(report.abilities())
        .filteredOn(check -> check.system().equals("certified"))
        .extracting(AbilityCheck::standing)
        .containsOnly(Standing.PROVEN);
  }

  @Test
  void connectorWithoutCertificateProvedNothing() {
    CheckReport report =
        check("other", Capabilities.builder().createProof(CreateProof.NOTHING).updatable().build());

    assertThat(report.abilities())
        .isNotEmpty()
        .extracting(AbilityCheck::standing)
        .containsOnly(Standing.UNPROVEN);
  }

  private static Standing standing(CheckReport report, String system, Ability ability) {
    return report.abilities().stream()
        .filter(check -> check.system().equals(system) && check.ability() == ability)
        .map(AbilityCheck::standing)
        .findFirst()
        .orElseThrow();
  }

  private static CheckReport check(String target, Capabilities declared) {
    MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    InMemorySystem left =
        InMemorySystem.builder("source")
            .type(CUSTOMER, Capabilities.builder().reading(Reading.FULL).build())
            .build();
    InMemorySystem right = InMemorySystem.builder(target).type(CUSTOMER, declared).build();
    MirrorRoute<Customer, Customer> route =
        MirrorRoute.builder("customers", Side.LEFT, CUSTOMER, CUSTOMER, Mapper.<Customer>same())
            .match(Match.by("number", Customer::number))
            .build();
    SyncEngine engine =
        SyncEngine.builder().store(new InMemorySyncStateStore(clock)).clock(clock).build();
    try (SyncSession session =
        engine.open(
            Integration.builder("trial", "source", target).routes(route).build(),
            Connections.of(
                new Connection(left.descriptor(), left),
                new Connection(right.descriptor(), right)))) {
      return session.check();
    }
  }

  @Test
  void certificateIsReadAsItWasWritten() throws IOException {
    Certificate written =
        new Certificate(
            "certified",
            1,
            Map.of(
                "customer",
                new Certificate.OfType(
                    Map.of("reading", Set.of("FULL")), Set.of("a", "b"), Map.of("c", "why"))));
    Certificate read = Certificate.of(InMemorySystem.class, "certified").orElseThrow();

    assertThat(
            json(written.json()).path("types").path("customer").path("skipped").path("c").asText())
        .isEqualTo("why");
    assertThat(read.connector()).isEqualTo("certified");
    assertThat(Certificate.of(InMemorySystem.class, "unknown")).isEmpty();
  }
}
