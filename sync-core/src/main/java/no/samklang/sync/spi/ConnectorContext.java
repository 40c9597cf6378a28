package no.samklang.sync.spi;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.random.RandomGenerator;

/**
 * What the engine lends to a connector, so that nothing is taken from the surroundings.
 *
 * @param clock the time
 * @param zone the company's zone, to which days belong
 * @param random spreads retries; need not be secure
 */
public record ConnectorContext(InstantSource clock, ZoneId zone, RandomGenerator random) {

  /** Returns the system's clock, the zone Europe/Oslo and the default random generator. */
  public static ConnectorContext standard() {
    return new ConnectorContext(
        InstantSource.system(), ZoneId.of("Europe/Oslo"), RandomGenerator.getDefault());
  }
}
