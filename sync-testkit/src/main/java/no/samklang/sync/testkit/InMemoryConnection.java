package no.samklang.sync.testkit;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** One connection to an {@link InMemorySystem}. */
final class InMemoryConnection implements Connector {
  private final ConnectorDescriptor descriptor;
  private final Gate gate;
  private final InMemorySource source;
  private final InMemoryTarget target;

  InMemoryConnection(
      ConnectorDescriptor descriptor, Tables tables, Gate gate, InstantSource clock) {
    this.descriptor = descriptor;
    this.gate = gate;
    this.source = new InMemorySource(tables, gate);
    this.target = new InMemoryTarget(tables, gate, clock);
  }

  @Override
  public Check check() {
    return gate.around(Operation.CHECK, "", List.of(), () -> new Check(descriptor.name(), items()));
  }

  private static List<Check.Item> items() {
    return List.of(
        new Check.Item("credentials", Check.Result.OK, Message.of("inmemory.no-credentials")));
  }

  @Override
  public Optional<SourceSystem> source() {
    return any(can -> can.reading() != Reading.NONE) ? Optional.of(source) : Optional.empty();
  }

  @Override
  public Optional<TargetSystem> target() {
    return any(can -> can.listable() || can.updatable() || can.createProof() != CreateProof.NONE)
        ? Optional.of(target)
        : Optional.empty();
  }

  private boolean any(Predicate<Capabilities> able) {
    return descriptor.capabilities().values().stream().anyMatch(able);
  }

  /** Returns how many calls there were through all connections. */
  @Override
  public RequestCounts requests() {
    return gate.faults().counts();
  }

  @Override
  public void close() {}
}
