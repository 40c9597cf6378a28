package no.samklang.sync.internal;

import java.util.List;
import java.util.Locale;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;

/** The engine that {@link SyncEngine} finds. */
public final class EngineRunner implements SyncEngine.Runner {

  /** Is called by {@link java.util.ServiceLoader}. */
  public EngineRunner() {}

  @Override
  public SyncSession open(
      SyncEngine.Config config, Integration integration, Connections connections) {
    ConnectorContext context =
        new ConnectorContext(config.clock(), integration.zone(), config.random());
    Connections.Pair systems = connections.open(integration, context);
    List<Message> missing = CapabilityCheck.missing(integration, systems);
    if (!missing.isEmpty()) {
      if (connections.closedWithSession()) {
        systems.left().connector().close();
        systems.right().connector().close();
      }
      throw new IllegalArgumentException(
          "integration '"
              + integration.id()
              + "' needs what its systems do not declare:"
              + missing.stream()
                  .map(message -> "\n  " + Messages.text(message, Locale.ENGLISH))
                  .reduce("", String::concat));
    }
    return new DefaultSession(config, integration, systems, connections.closedWithSession());
  }
}
