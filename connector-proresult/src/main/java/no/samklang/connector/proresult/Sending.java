package no.samklang.connector.proresult;

import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Writing;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent of a record.
 *
 * @param wanted the record
 * @param change which fields; null for all that hold something, because the record is new
 * @param beforeSend run directly before each request; what it throws ends the call
 * @param <T> class of the record
 */
record Sending<T>(T wanted, @Nullable Change<T> change, Runnable beforeSend) {

  /** Returns what makes a record. */
  static <T> Sending<T> create(T wanted, Writing writing) {
    return new Sending<>(wanted, null, writing::ensureMaySend);
  }

  /** Returns what changes a record. */
  static <T> Sending<T> only(Change<T> change) {
    return new Sending<>(change.wanted(), change, () -> {});
  }

  /** Returns all of the record, where a change has already made it. */
  Sending<T> whole() {
    return new Sending<>(wanted, null, beforeSend);
  }

  boolean isNew() {
    return change == null;
  }

  /** Returns whether a change names this field, one below it or one above it. */
  boolean names(String field) {
    return change != null
        && (change.writes(field)
            || change.fields().stream().anyMatch(each -> field.startsWith(each + ".")));
  }

  /** Returns the same fields of another record. */
  Sending<T> of(T other) {
    return new Sending<>(other, change, beforeSend);
  }
}
