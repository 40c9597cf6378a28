package no.samklang.sync.spi;

import java.util.Objects;

/**
 * One record as the target holds it.
 *
 * @param id opaque id minted by the connector
 * @param value the record; its references are in the target's own terms
 * @param <T> class of the record
 */
public record TargetRecord<T>(String id, T value) {
  /** Checks that id and value are there. */
  public TargetRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(value, "value");
  }
}
