package no.samklang.sync.spi;

import java.util.Objects;

/**
 * The last agreed state of one source record: what was seen and what was written, as hashes.
 *
 * @param sourceId id in the source
 * @param source fingerprint of the source record under the mapping of that time
 * @param fields hashes of the wanted fields, packed by the engine; opaque to the store
 */
@SuppressWarnings(
    "ArrayRecordComponent") // opaque bytes, never compared, a page of them on the hot path
public record Base(String sourceId, Fingerprint source, byte[] fields) {
  /** Checks that all are there; the array is neither copied nor changed. */
  public Base {
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(fields, "fields");
  }
}
