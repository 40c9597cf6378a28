package no.samklang.connector.twentyfourso;

import java.math.BigDecimal;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/** What the vendor's fields of an order can hold: VERIFIED, but for the decimals, ASSUMED. */
final class Limits {
  static final int DESCRIPTION = 300;
  static final int QUANTITY_DECIMALS = 4;
  static final int PRICE_DECIMALS = 2;
  static final int REFERENCE = 50;
  static final int INTERNAL_MEMO = 300;
  static final int BUYER_NAME = 200;
  static final int BUYER_POSTAL_CODE = 50;
  static final int BUYER_CITY = 50;
  static final int RECEIVER_NAME = 250;
  static final int RECEIVER_POSTAL_CODE = 16;
  static final int RECEIVER_CITY = 200;
  static final int STREET = 250;

  private Limits() {}

  /** Returns the id, which must be one that this system gave. */
  static String id(String field, Ref<?> reference) {
    if (!reference.id().matches("\\d{1,10}")) {
      throw new Rejected(Message.of("24so.no-id", "field", field, "value", reference.id()));
    }
    return reference.id();
  }

  /** Returns the text, which must fit. */
  static String fitting(String field, String text, int most) {
    if (text.length() > most) {
      throw new Rejected(
          Message.of("24so.text-too-long", "field", field, "length", text.length())
              .with("most", most));
    }
    return text;
  }

  static @Nullable BigDecimal decimals(String field, @Nullable BigDecimal value, int most) {
    if (value != null && value.stripTrailingZeros().scale() > most) {
      throw new Rejected(
          Message.of("24so.too-many-decimals", "field", field, "value", value.toPlainString())
              .with("most", most));
    }
    return value;
  }
}
