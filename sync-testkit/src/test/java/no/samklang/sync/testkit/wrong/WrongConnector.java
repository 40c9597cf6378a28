package no.samklang.sync.testkit.wrong;

import java.util.Optional;
import java.util.function.UnaryOperator;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;

/** A connection to a system whose sides are not as they should be. */
record WrongConnector(
    Connector right, UnaryOperator<SourceSystem> asSource, UnaryOperator<TargetSystem> asTarget)
    implements Connector {

  @Override
  public Check check() {
    return right.check();
  }

  @Override
  public Optional<SourceSystem> source() {
    return right.source().map(asSource);
  }

  @Override
  public Optional<TargetSystem> target() {
    return right.target().map(asTarget);
  }

  @Override
  public void close() {
    right.close();
  }
}
