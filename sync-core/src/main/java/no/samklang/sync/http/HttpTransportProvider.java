package no.samklang.sync.http;

/**
 * Makes transports of one kind; found by {@link java.util.ServiceLoader}. Safe for use by many
 * threads.
 */
public interface HttpTransportProvider {

  /** Returns the name by which a setting asks for it, such as {@code apache}; unique. */
  String name();

  /** Returns its rank: the highest is used unless one is named; the JDK's own client has 0. */
  int priority();

  /** Returns a new transport, which the caller closes. */
  HttpTransport create(TransportOptions options);
}
