package no.samklang.connector.smartday;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A property that carries a field of the model.
 *
 * @param field name in the model
 * @param property name in the API
 * @param value gives the value; null for nothing
 * @param <T> class of the records
 */
record ApiField<T>(String field, String property, Function<T, @Nullable Object> value) {

  /** Sets the property; nothing is null, never an empty text. */
  void set(ObjectNode object, T record) {
    set(object, property, value.apply(record));
  }

  static void set(ObjectNode object, String property, @Nullable Object value) {
    if (value == null || (value instanceof String text && text.isBlank())) {
      object.putNull(property);
    } else if (value instanceof BigDecimal decimal) {
      object.put(property, decimal);
    } else if (value instanceof Boolean flag) {
      object.put(property, flag);
    } else {
      object.put(property, value.toString());
    }
  }
}
