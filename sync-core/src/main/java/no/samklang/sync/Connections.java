package no.samklang.sync;

import java.util.Map;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Settings;

/** Gives an integration its two connectors. */
public interface Connections {

  /** The two sides of an integration, open. */
  record Pair(Connection left, Connection right) {}

  /**
   * Opens both sides.
   *
   * @throws Settings.InvalidSettings naming every setting, of both, that is missing or wrong
   * @throws IllegalArgumentException if a connector is not on the class path or module path
   */
  Pair open(Integration integration, ConnectorContext context);

  /** Returns whether a session closes the connectors when it is closed. */
  boolean closedWithSession();

  /**
   * Returns connections that find connectors by {@link java.util.ServiceLoader}.
   *
   * @param systems settings by connector id, then by name
   */
  static Connections discover(Map<String, Map<String, String>> systems) {
    return new DiscoveredConnections(systems);
  }

  /** Returns connections of two connectors that the caller opened and closes. */
  static Connections of(Connection left, Connection right) {
    return new Connections() {
      @Override
      public Pair open(Integration integration, ConnectorContext context) {
        return new Pair(left, right);
      }

      @Override
      public boolean closedWithSession() {
        return false;
      }
    };
  }
}
