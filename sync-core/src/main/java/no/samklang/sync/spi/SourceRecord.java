package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One record as a source gave it: whole, thin (an id and a version, to be completed by {@link
 * SourceSystem#fetch}), gone, or faulty. Immutable.
 *
 * @param id opaque id minted by the connector; stable when the number that people see changes
 * @param value the record; null when thin, gone or faulty
 * @param version the vendor's version of the record, where there is one
 * @param gone whether the source says that the record was deleted
 * @param fault why the row could not be read; the other rows go on
 * @param <T> class of the record
 */
public record SourceRecord<T>(
    String id, @Nullable T value, @Nullable String version, boolean gone, @Nullable Message fault) {

  /** Checks that there is an id. */
  public SourceRecord {
    Objects.requireNonNull(id, "id");
  }

  /** Returns a whole record. */
  public static <T> SourceRecord<T> of(String id, T value) {
    return new SourceRecord<>(id, value, null, false, null);
  }

  /** Returns a row of which only id and version are known; it must be fetched when it changed. */
  public static <T> SourceRecord<T> thin(String id, String version) {
    return new SourceRecord<>(id, null, version, false, null);
  }

  /** Returns a record that the source reports as deleted. */
  public static <T> SourceRecord<T> gone(String id) {
    return new SourceRecord<>(id, null, null, true, null);
  }

  /** Returns a row that cannot be understood, with the reason. */
  public static <T> SourceRecord<T> faulty(String id, Message fault) {
    return new SourceRecord<>(id, null, null, false, fault);
  }
}
