package no.samklang.sync.spi;

import java.util.Objects;

/**
 * A value by which the same record is known on both sides.
 *
 * @param name which property, such as {@code number} or {@code organisationNumber}
 * @param value its value, normalised the same way on both sides
 */
public record MatchKey(String name, String value) {
  /** Checks that both are there. */
  public MatchKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
