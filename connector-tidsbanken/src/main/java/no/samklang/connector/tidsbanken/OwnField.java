package no.samklang.connector.tidsbanken;

import java.util.function.Function;
import no.samklang.sync.spi.Change;
import org.jspecify.annotations.Nullable;

/**
 * A property that the connector writes.
 *
 * @param name field of the model, with dots
 * @param property the vendor's name
 * @param value reads what to write: text, whole number or day; null for nothing
 * @param <T> class of the record
 */
record OwnField<T>(String name, String property, Function<T, @Nullable Object> value) {

  /** Returns whether a change names this field, one below it or one above it. */
  boolean isIn(Change<T> change) {
    return change.writes(name) || isBelowOneOf(change);
  }

  private boolean isBelowOneOf(Change<T> change) {
    return change.fields().stream().anyMatch(field -> name.startsWith(field + "."));
  }

  boolean copy(T wanted, Row row) {
    return row.change(property, value.apply(wanted));
  }

  boolean copyUnlessEmpty(T wanted, Row row) {
    Object given = value.apply(wanted);
    return given != null && !given.toString().isBlank() && row.change(property, given);
  }
}
