package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import no.samklang.simulators.Admin;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.testkit.SourceSystemContract;
import org.junit.jupiter.api.AfterEach;

/**
 * An empty company, a type and the collection it stands in; no request departs from the contract.
 */
abstract class SourceContractBase<T> extends SourceSystemContract<T> {
  final Bench bench = Bench.of(0);
  private final EntityType<T> type;

  SourceContractBase(EntityType<T> type, String collection, String key) {
    this.type = type;
    Admin admin = bench.simulator.admin();
    admin.rows(collection).stream()
        .filter(row -> !row.path("projectID").asText().matches("X|MAL-.*"))
        .forEach(row -> admin.delete(collection, row.path(key).asText()));
  }

  @AfterEach
  final void keepsToTheContract() {
    List<String> violations = bench.simulator.violations();
    bench.close();
    assertThat(violations).isEmpty();
  }

  @Override
  protected final ConnectorDescriptor descriptor() {
    return bench.descriptor();
  }

  @Override
  protected final Connector connect() {
    return bench.connect();
  }

  @Override
  protected final EntityType<T> type() {
    return type;
  }

  @Override
  protected final void advance(Duration time) {
    bench.clock.advance(time);
  }

  @Override
  protected String absentId() {
    return "987654";
  }

  final String id(ObjectNode row, String name) {
    return row.path(name).asText();
  }
}
