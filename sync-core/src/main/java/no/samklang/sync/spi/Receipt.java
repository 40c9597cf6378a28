package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target's word that a record stands there.
 *
 * @param id opaque id in the target
 * @param number number that people see in the target, where it differs from the id
 */
public record Receipt(String id, @Nullable String number) {
  /** Checks that there is an id. */
  public Receipt {
    Objects.requireNonNull(id, "id");
  }

  /** Returns a receipt whose number is the id. */
  public static Receipt of(String id) {
    return new Receipt(id, null);
  }
}
