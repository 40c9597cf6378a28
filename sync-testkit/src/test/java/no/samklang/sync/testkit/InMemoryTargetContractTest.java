package no.samklang.sync.testkit;

import static no.samklang.sync.model.EntityTypes.CUSTOMER;
import static no.samklang.sync.model.EntityTypes.PROJECT_TRANSACTION;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import org.junit.jupiter.api.Nested;

class InMemoryTargetContractTest {
  @Nested
  class SearchableMarkerThatShowsLate extends OfCustomers {
    SearchableMarkerThatShowsLate() {
      super(
          Capabilities.builder()
              .createProof(CreateProof.SEARCHABLE_MARKER)
              .visibilityDelay(Duration.ofMinutes(5)));
    }
  }

  @Nested
  class UniqueReference extends OfCustomers {
    UniqueReference() {
      super(Capabilities.builder().createProof(CreateProof.UNIQUE_REFERENCE));
    }
  }

  @Nested
  class OperationKey extends OfCustomers {
    OperationKey() {
      super(Capabilities.builder().createProof(CreateProof.OPERATION_KEY));
    }
  }

  @Nested
  class CreateThatNothingProves extends OfCustomers {
    CreateThatNothingProves() {
      super(Capabilities.builder().createProof(CreateProof.NOTHING));
    }
  }

  @Nested
  class CallersOwnKey extends OfCustomers {
    CallersOwnKey() {
      super(Capabilities.builder().createProof(CreateProof.CALLERS_OWN_KEY).maxInFlight(1));
    }
  }

  @Nested
  class WritesThatGoTogether extends OfCustomers {
    WritesThatGoTogether() {
      super(Capabilities.builder().createProof(CreateProof.CALLERS_OWN_KEY).maxBatch(20));
    }
  }

  @Nested
  class NoCreates extends OfCustomers {
    NoCreates() {
      super(Capabilities.builder());
    }
  }

  @Nested
  class GroupsUnderAUniqueReference extends OfDocuments {
    GroupsUnderAUniqueReference() {
      super(CreateProof.UNIQUE_REFERENCE, Duration.ZERO);
    }
  }

  @Nested
  class GroupsInSeveralCallsUnderAMarkerThatShowsLate extends OfDocuments {
    GroupsInSeveralCallsUnderAMarkerThatShowsLate() {
      super(CreateProof.SEARCHABLE_MARKER, Duration.ofMinutes(5), "header", "lines", "release");
    }
  }

  @Nested
  class GroupsInSeveralCallsUnderAnOperationKey extends OfDocuments {
    GroupsInSeveralCallsUnderAnOperationKey() {
      super(CreateProof.OPERATION_KEY, Duration.ZERO, "header", "lines");
    }
  }

  @Nested
  class GroupsInSeveralCallsThatNothingProves extends OfDocuments {
    GroupsInSeveralCallsThatNothingProves() {
      super(CreateProof.NOTHING, Duration.ZERO, "header", "lines");
    }
  }

  abstract static class OfDocuments extends TargetSystemContract<ProjectTransaction> {
    private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    private final InMemorySystem system;

    OfDocuments(CreateProof proof, Duration delay, String... steps) {
      Capabilities can =
          Capabilities.builder().createProof(proof).visibilityDelay(delay).maxGroup(20).build();
      InMemorySystem.Builder erp =
          InMemorySystem.builder("erp").clock(clock).type(PROJECT_TRANSACTION, can);
      system = (steps.length == 0 ? erp : erp.inSteps(PROJECT_TRANSACTION, steps)).build();
      system.refuse(
          PROJECT_TRANSACTION,
          document -> document.lines().stream().anyMatch(line -> "bad".equals(line.key())),
          Message.of("inmemory.bad-line"));
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return system.descriptor();
    }

    @Override
    protected Connector connect() {
      return system;
    }

    @Override
    protected EntityType<ProjectTransaction> type() {
      return PROJECT_TRANSACTION;
    }

    @Override
    protected ProjectTransaction valid(int number) {
      return document(List.of("line " + number));
    }

    @Override
    protected Optional<ProjectTransaction> invalid() {
      return Optional.of(document(List.of("bad")));
    }

    @Override
    protected Optional<ProjectTransaction> group(List<String> memberKeys) {
      return Optional.of(document(memberKeys));
    }

    @Override
    protected Optional<ProjectTransaction> groupWithABadMember() {
      return Optional.of(document(List.of("good", "bad", "good too")));
    }

    @Override
    protected int membersOf(String id) {
      return system.record(PROJECT_TRANSACTION, id).orElseThrow().lines().size();
    }

    private static ProjectTransaction document(List<String> keys) {
      Ref<Project> project = Ref.direct(EntityTypes.PROJECT, "P1");
      List<ProjectTransactionLine> lines = keys.stream().map(key -> line(project, key)).toList();
      return new ProjectTransaction("HRS", project, YearMonth.of(2026, 11), lines);
    }

    private static ProjectTransactionLine line(Ref<Project> project, String key) {
      return ProjectTransactionLine.builder()
          .key(key)
          .date(LocalDate.of(2026, 11, 2))
          .project(project)
          .quantity(new BigDecimal("7.50"))
          .build();
    }

    @Override
    protected int stored() {
      return system.records(PROJECT_TRANSACTION).size();
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("kind", "project", "period", "lines");
    }

    @Override
    protected String absentId() {
      return "m0";
    }

    @Override
    protected InstantSource clock() {
      return clock;
    }

    @Override
    protected void advance(Duration time) {
      clock.advance(time);
    }
  }

  abstract static class OfCustomers extends TargetSystemContract<Customer> {
    private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    private final InMemorySystem system;

    OfCustomers(Capabilities.Builder can) {
      Capabilities capabilities =
          can.listable().updatable().retirements(Retirement.CLOSE, Retirement.DELETE).build();
      system = InMemorySystem.builder("erp").clock(clock).type(CUSTOMER, capabilities).build();
      system.refuse(
          CUSTOMER, customer -> customer.name().isBlank(), Message.of("inmemory.name-missing"));
    }

    @Override
    protected ConnectorDescriptor descriptor() {
      return system.descriptor();
    }

    @Override
    protected Connector connect() {
      return system;
    }

    @Override
    protected EntityType<Customer> type() {
      return CUSTOMER;
    }

    @Override
    protected Customer valid(int number) {
      return Customer.builder()
          .number("10" + number)
          .name("Kunde " + number)
          .email("post@example.no")
          .address(Address.builder().line1("Storgata 1").city("Moss").build())
          .build();
    }

    @Override
    protected Optional<Change<Customer>> changeOf(Customer customer) {
      Customer wanted =
          customer.toBuilder()
              .name("Ny")
              .email("ny@example.no")
              .phone("99")
              .address(Address.builder().line1("Ikke skriv").city("Bodø").build())
              .build();
      return Optional.of(new Change<>(wanted, Set.of("name", "address.city", "phone")));
    }

    @Override
    protected Optional<MatchKey> keyOf(Customer customer) {
      return Optional.of(new MatchKey("number", String.valueOf(customer.number())));
    }

    @Override
    protected Optional<Customer> twinOf(Customer customer) {
      return Optional.of(customer.toBuilder().name("Tvilling").build());
    }

    @Override
    protected Optional<Customer> invalid() {
      return Optional.of(valid(1).toBuilder().name(" ").build());
    }

    @Override
    protected int stored() {
      return system.records(CUSTOMER).size();
    }

    @Override
    protected Set<String> heldFields() {
      return Set.of("number", "name", "email", "phone", "address.line1", "address.city");
    }

    @Override
    protected String absentId() {
      return "m0";
    }

    @Override
    protected InstantSource clock() {
      return clock;
    }

    @Override
    protected void advance(Duration time) {
      clock.advance(time);
    }
  }
}
