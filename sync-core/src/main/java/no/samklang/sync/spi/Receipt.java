package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target's word that a record stands there.
 *
 * @param id opaque id in the target
 * @param number number that people see in the target, where it differs from the id
 * @param before the record as it stood before this write, of the class of its type and as {@link
 *     TargetSystem#fetch} gives it, for the journal; null when it is new, or when the connector did
 *     not see it on its way: no request is to be made for it
 */
public record Receipt(String id, @Nullable String number, @Nullable Object before) {
  /** Checks that there is an id. */
  public Receipt {
    Objects.requireNonNull(id, "id");
  }

  /** Makes a receipt that does not tell what stood there before. */
  public Receipt(String id, @Nullable String number) {
    this(id, number, null);
  }

  /** Returns a receipt whose number is the id. */
  public static Receipt of(String id) {
    return new Receipt(id, null);
  }
}
