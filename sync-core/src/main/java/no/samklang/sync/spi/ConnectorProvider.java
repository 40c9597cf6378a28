package no.samklang.sync.spi;

/** What {@link java.util.ServiceLoader} finds in a connector's artifact. Stateless. */
public interface ConnectorProvider {

  /** Returns what the connector is; always equal. */
  ConnectorDescriptor descriptor();

  /**
   * Returns the descriptor under these settings, where abilities depend on them (such as a declared
   * visibility delay).
   *
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
