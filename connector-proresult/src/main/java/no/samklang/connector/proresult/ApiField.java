package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property that is written.
 *
 * @param name field of the model, with dots
 * @param property the vendor's name
 * @param value reads what to write: text, decimal, day or flag; null for nothing
 * @param clears whether nothing is sent as null, which empties the field, or not at all
 * @param <T> class of the record
 */
record ApiField<T>(
    String name, String property, Function<T, @Nullable Object> value, boolean clears) {

  /** Returns a property that is emptied when the record holds nothing. */
  static <T> ApiField<T> clearing(
      String name, String property, Function<T, @Nullable Object> value) {
    return new ApiField<>(name, property, value, true);
  }

  /** Returns a property that is left out when the record holds nothing. */
  static <T> ApiField<T> keeping(
      String name, String property, Function<T, @Nullable Object> value) {
    return new ApiField<>(name, property, value, false);
  }

  /** Puts the property into a body, if it is to be sent. */
  void put(Sending<T> sending, ObjectNode body) {
    Object given = value.apply(sending.wanted());
    boolean empty = given == null || given.toString().isBlank();
    if (given != null && !empty) {
      if (sending.isNew() || sending.names(name)) {
        set(body, property, given);
      }
    } else if (clears && sending.names(name)) {
      body.putNull(property);
    }
  }

  /** Puts a value into a body. */
  static void set(ObjectNode body, String property, Object given) {
    if (given instanceof Boolean flag) {
      body.put(property, flag);
    } else if (given instanceof BigDecimal decimal) {
      body.put(property, decimal);
    } else {
      body.put(property, given.toString());
    }
  }
}
