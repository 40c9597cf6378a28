package no.samklang.connector.tidsbanken;

import no.samklang.sync.spi.MatchKey;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import org.jspecify.annotations.Nullable;

/** What records are found by. */
final class Keys {
  static final String NUMBER = "number";
  static final String ID = "id";

  private Keys() {}

  /** Returns the number, which is the id here. */
  static String number(@Nullable String number, String name) {
    if (number == null || number.isBlank()) {
      throw new Rejected(Message.of("tidsbanken.no-number", "name", name));
    }
    return number;
  }

  static IllegalArgumentException unknown(MatchKey key, String path) {
    return new IllegalArgumentException(
        "rows of " + path + " are not found by '" + key.name() + "': use number or id");
  }
}
