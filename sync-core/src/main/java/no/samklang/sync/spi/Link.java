package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who is who: the same record on both sides. An id stands in at most one link of a type on its
 * side.
 *
 * @param type name of the entity type
 * @param leftId id in the left system
 * @param leftNumber number that people see there; null when it is the id
 * @param rightId id in the right system
 * @param rightNumber number that people see there; null when it is the id
 */
public record Link(
    String type,
    String leftId,
    @Nullable String leftNumber,
    String rightId,
    @Nullable String rightNumber) {

  /** Checks that type and ids are there. */
  public Link {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(leftId, "leftId");
    Objects.requireNonNull(rightId, "rightId");
  }

  /** Returns the id on this side. */
  public String id(Side side) {
    return side == Side.LEFT ? leftId : rightId;
  }

  /** Returns the number that people see on this side: the id where no other is known. */
  public String number(Side side) {
    String number = side == Side.LEFT ? leftNumber : rightNumber;
    return number == null ? id(side) : number;
  }
}
