package no.samklang.connector.vismanet;

import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** A row that cannot be understood; it becomes a faulty record and the other rows go on. */
final class RowFault extends Exception {
  private static final long serialVersionUID = 1;
  private final String field;
  private final String value;

  RowFault(String field, @Nullable Object value) {
    super(field);
    this.field = field;
    this.value = value == null ? "" : value.toString();
  }

  Message message() {
    return of(field, value);
  }

  /** Returns the message that names the record by the code people know it by. */
  Message messageFor(String code) {
    Message message =
        value.isEmpty()
            ? Message.of("vismanet.record-incomplete", "field", field)
            : Message.of("vismanet.record-faulty", "field", field, "value", value);
    return message.with("record", code);
  }

  /** Returns the message of a field that holds something else than it should. */
  static Message unexpected(String field, String example) {
    return Message.of("vismanet.row-unexpected", "field", field, "example", example);
  }

  static Message of(String field, String value) {
    return value.isEmpty()
        ? Message.of("vismanet.row-incomplete", "field", field)
        : Message.of("vismanet.row-faulty", "field", field, "value", value);
  }
}
