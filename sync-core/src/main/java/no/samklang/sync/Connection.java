package no.samklang.sync;

import java.util.Objects;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorDescriptor;

/**
 * An open connector together with what it declares.
 *
 * @param descriptor what it declares, under its settings
 * @param connector the connector
 */
public record Connection(ConnectorDescriptor descriptor, Connector connector) {
  /** Checks that both are there. */
  public Connection {
    Objects.requireNonNull(descriptor, "descriptor");
    Objects.requireNonNull(connector, "connector");
  }
}
