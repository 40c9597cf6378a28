package no.samklang.connector.proresult;

import no.samklang.sync.spi.Change;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent of a record.
 *
 * @param wanted the record
 * @param change which fields; null for all that hold something, because the record is new
 * @param <T> class of the record
 */
record Sending<T>(T wanted, @Nullable Change<T> change) {

  static <T> Sending<T> whole(T wanted) {
    return new Sending<>(wanted, null);
  }

  static <T> Sending<T> only(Change<T> change) {
    return new Sending<>(change.wanted(), change);
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
    return new Sending<>(other, change);
  }
}
