package no.samklang.sync.http;

import java.time.Duration;

/**
 * What every transport can be told.
 *
 * @param connectTimeout how long making a connection may take; default 10 seconds
 * @param maxConnectionsPerHost open connections to one host; further calls wait; default 16
 * @param maxResponseBytes larger answers are refused; default 32 MiB
 */
public record TransportOptions(
    Duration connectTimeout, int maxConnectionsPerHost, int maxResponseBytes) {

  /** Ten seconds, 16 connections, 32 MiB. */
  public static final TransportOptions DEFAULTS =
      new TransportOptions(Duration.ofSeconds(10), 16, 32 * 1024 * 1024);

  /** Refuses values that are not positive. */
  public TransportOptions {
    if (connectTimeout.isNegative() || connectTimeout.isZero()) {
      throw new IllegalArgumentException(
          "connectTimeout is " + connectTimeout + ": it must be positive");
    }
    requirePositive("maxConnectionsPerHost", maxConnectionsPerHost);
    requirePositive("maxResponseBytes", maxResponseBytes);
  }

  /** Returns these options with another time to connect. */
  public TransportOptions withConnectTimeout(Duration timeout) {
    return new TransportOptions(timeout, maxConnectionsPerHost, maxResponseBytes);
  }

  /** Returns these options with another number of connections per host. */
  public TransportOptions withMaxConnectionsPerHost(int connections) {
    return new TransportOptions(connectTimeout, connections, maxResponseBytes);
  }

  /** Returns these options with another limit on the size of answers. */
  public TransportOptions withMaxResponseBytes(int bytes) {
    return new TransportOptions(connectTimeout, maxConnectionsPerHost, bytes);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ": it must be at least 1");
    }
  }
}
