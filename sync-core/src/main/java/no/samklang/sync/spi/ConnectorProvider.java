package no.samklang.sync.spi;

/** What {@link java.util.ServiceLoader} finds in a connector's artifact. Stateless. */
public interface ConnectorProvider {

  /** Returns what the connector is; always equal. */
  ConnectorDescriptor descriptor();

  /**
   * Returns the descriptor under these settings, where abilities depend on them (such as a declared
   * visibility delay).
   *
   * @throws Settings.InvalidSettings if settings that are right each for itself do not go together;
   *     its problems name the settings without the path to them
   * @implSpec returns {@link #descriptor()}
   */
  default ConnectorDescriptor descriptor(Settings settings) {
    return descriptor();
  }

  /**
   * Opens a connection. Sends no request: wrong credentials show in {@link Connector#check()}.
   *
   * @param settings checked against {@link ConnectorDescriptor#settings()}
   */
  Connector connect(Settings settings, ConnectorContext context);
}
