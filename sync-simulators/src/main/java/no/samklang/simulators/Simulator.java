package no.samklang.simulators;

import java.net.URI;
import java.util.List;

/**
 * A running simulator of one business system on the loopback address.
 *
 * <p>It serves the vendor's own paths and an admin side under {@code /_sim/}. It is safe for use by
 * several threads. Whoever starts it closes it; until then its threads (daemons) keep serving.
 */
public interface Simulator extends AutoCloseable {

  /** Returns the id of the system, for example {@code vismanet}. */
  String systemId();

  /** Returns the root of the served paths, for example {@code http://127.0.0.1:40123/}. */
  URI uri();

  /** Returns the port that is listened on. */
  int port();

  /** Returns the admin side without the detour over HTTP. */
  Admin admin();

  /**
   * Returns how requests and answers so far departed from the contract given in {@link
   * SimulatorOptions#contract()}, oldest first, at most 1000; empty if there is no contract.
   */
  List<String> violations();

  /** Stops listening and drops open connections. A second call does nothing. */
  @Override
  void close();
}
