package no.samklang.sync.testkit.wrong;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.VendorFact;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.TargetSystemContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The contract of a target, on the wrong one that is chosen. Run by a test only. */
abstract class WrongTargetContract<T> extends TargetSystemContract<T> {
  static @Nullable WrongTarget chosen;

  private final WrongTarget wrong = chosen();
  private final Memory memory = new Memory();
  private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
  private final EntityType<T> type;
  final InMemorySystem system;

  WrongTargetContract(EntityType<T> type, String... steps) {
    this.type = type;
    InMemorySystem.Builder builder =
        InMemorySystem.builder("wrong").clock(clock).type(type, wrong.able);
    system = (steps.length == 0 ? builder : builder.inSteps(type, steps)).build();
  }

  final void refuse(java.util.function.Predicate<T> when) {
    system.refuse(type, when, Message.of("inmemory.refused"));
  }

  @Override
  protected ConnectorDescriptor descriptor() {
    return new ConnectorDescriptor(
        "wrong",
        "Wrong",
        List.of(),
        Map.of(type, wrong.says),
        wrong == WrongTarget.LEAVES_A_FACT_WITHOUT_TEXT
            ? List.of(VendorFact.assumed("login"))
            : List.of());
  }

  @Override
  protected Connector connect() {
    return new WrongConnector(
        system, source -> source, target -> wrong.wrong.apply(target, memory));
  }

  @Override
  protected EntityType<T> type() {
    return type;
  }

  @Override
  protected int stored() {
    return system.records(type).size();
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

  private static WrongTarget chosen() {
    return chosen == null ? Assumptions.abort("run by a test that chooses what is wrong") : chosen;
  }
}
