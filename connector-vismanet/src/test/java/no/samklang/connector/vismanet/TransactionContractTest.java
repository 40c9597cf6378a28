package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.TargetSystemContract;
import org.junit.jupiter.api.AfterEach;

class TransactionContractTest extends TargetSystemContract<ProjectTransaction> {
  private final Bench bench = Bench.of(20);

  @AfterEach
  void keepsToTheContract() {
    List<String> violations = bench.simulator.violations();
    bench.close();
    assertThat(violations).isEmpty();
  }

  @Override
  protected ConnectorDescriptor descriptor() {
    return bench.descriptor();
  }

  @Override
  protected Connector connect() {
    return bench.connect();
  }

  @Override
  protected EntityType<ProjectTransaction> type() {
    return EntityTypes.PROJECT_TRANSACTION;
  }

  @Override
  protected ProjectTransaction valid(int number) {
    return Documents.of(Documents.line().quantity(BigDecimal.valueOf(number)).build());
  }

  @Override
  protected Optional<ProjectTransaction> invalid() {
    return Optional.of(
        Documents.of(
            Documents.line().task(Ref.direct(EntityTypes.PROJECT_TASK, "finnes ikke")).build()));
  }

  @Override
  protected Optional<ProjectTransaction> group(List<String> memberKeys) {
    return Optional.of(
        Documents.of(
            memberKeys.stream()
                .map(key -> Documents.line().key(key).build())
                .toArray(ProjectTransactionLine[]::new)));
  }

  @Override
  protected int membersOf(String id) {
    return connect()
        .target()
        .orElseThrow()
        .fetch(type(), List.of(id))
        .get(0)
        .value()
        .lines()
        .size();
  }

  @Override
  protected Optional<ProjectTransaction> groupWithABadMember() {
    return Optional.of(
        Documents.of(
            Documents.line().key("good").build(),
            Documents.line()
                .key("bad")
                .task(Ref.direct(EntityTypes.PROJECT_TASK, "finnes ikke"))
                .build()));
  }

  @Override
  protected int stored() {
    return bench.simulator.admin().count("projectTransactions");
  }

  @Override
  protected Set<String> heldFields() {
    return Set.of("kind", "project", "period");
  }

  @Override
  protected String absentId() {
    return "PM9999999";
  }

  @Override
  protected InstantSource clock() {
    return bench.clock;
  }

  @Override
  protected void advance(Duration time) {
    bench.clock.advance(time);
  }
}
