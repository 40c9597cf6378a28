package no.samklang.simulators;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import no.samklang.simulators.conformance.VendorContract;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started. Immutable; each method with a parameter returns a changed copy.
 *
 * @param port the port to listen on; 0 (the default) takes any free one
 * @param records how many customers are made up, with other rows in proportion; default 20
 * @param seed decides the made-up data; default 1
 * @param latency is added to every answer; default none
 * @param clock gives the present moment; default the system's
 * @param variants the names of the variants in force from the start; default none
 * @param visibilityDelay how long a created row is kept out of lists by variants that hide it;
 *     default 30 seconds
 * @param contract the contract that requests and answers are checked against, or null for no check
 */
public record SimulatorOptions(
    int port,
    int records,
    long seed,
    Duration latency,
    InstantSource clock,
    Set<String> variants,
    Duration visibilityDelay,
    @Nullable VendorContract contract) {

  /** Checks the ranges and copies the variants. */
  public SimulatorOptions {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("port is " + port + "; give 0 to 65535");
    }
    if (records < 0 || records > 10_000_000) {
      throw new IllegalArgumentException("records is " + records + "; give 0 to 10000000");
    }
    if (latency.isNegative() || visibilityDelay.isNegative()) {
      throw new IllegalArgumentException(
          "latency is "
              + latency
              + " and visibilityDelay "
              + visibilityDelay
              + "; neither may be negative");
    }
    variants = Set.copyOf(variants);
  }

  /** Returns the defaults. */
  public static SimulatorOptions defaults() {
    return new SimulatorOptions(
        0, 20, 1, Duration.ZERO, InstantSource.system(), Set.of(), Duration.ofSeconds(30), null);
  }

  /** Returns a copy with this port. */
  public SimulatorOptions port(int port) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with this number of customers. */
  public SimulatorOptions records(int records) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with this seed. */
  public SimulatorOptions seed(long seed) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with this latency. */
  public SimulatorOptions latency(Duration latency) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with this clock. */
  public SimulatorOptions clock(InstantSource clock) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with these variants in place of the earlier ones. */
  public SimulatorOptions variants(Collection<String> variants) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, Set.copyOf(variants), visibilityDelay, contract);
  }

  /** Returns a copy with these variants in place of the earlier ones. */
  public SimulatorOptions variants(String... variants) {
    return variants(Set.of(variants));
  }

  /** Returns a copy with this visibility delay. */
  public SimulatorOptions visibilityDelay(Duration visibilityDelay) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }

  /** Returns a copy with this contract; null for no check. */
  public SimulatorOptions contract(@Nullable VendorContract contract) {
    return new SimulatorOptions(
        port, records, seed, latency, clock, variants, visibilityDelay, contract);
  }
}
