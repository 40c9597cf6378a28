package no.samklang.sync.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A reference to another record. A connector and a mapper speak of the record in the terms of the
 * system they read; the engine translates it through the links before the target sees it.
 * Immutable.
 *
 * @param type name of the entity type referred to
 * @param id id in the owning system
 * @param number number that people see in the owning system
 * @param need what to do when the record is not linked to the other system
 * @param <T> the type referred to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ref<T>(String type, String id, @Nullable String number, Need need) {

  /** What the engine does with a reference to a record that is not linked. */
  public enum Need {
    /** The referring record waits until the link appears. */
    REQUIRED,
    /** The reference is left out, and added when the link appears. */
    IF_LINKED,
    /** The reference is in the target's own terms and is not translated. */
    DIRECT
  }

  /** Checks that type, id and need are there. */
  public Ref {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(need, "need");
  }

  /** Returns a required reference to the record with this id. */
  public static <T> Ref<T> to(EntityType<T> type, String id) {
    return new Ref<>(type.name(), id, null, Need.REQUIRED);
  }

  /** Returns a required reference to the record with this id and number. */
  public static <T> Ref<T> to(EntityType<T> type, String id, @Nullable String number) {
    return new Ref<>(type.name(), id, number, Need.REQUIRED);
  }

  /** Returns a reference in the target's own terms, which the engine leaves as it is. */
  public static <T> Ref<T> direct(EntityType<T> type, String number) {
    return new Ref<>(type.name(), number, number, Need.DIRECT);
  }

  /** Returns this reference, to be left out while the record is not linked. */
  public Ref<T> ifLinked() {
    return new Ref<>(type, id, number, Need.IF_LINKED);
  }

  /** Returns the number where there is one, else the id. */
  public String numberOrId() {
    return number == null ? id : number;
  }
}
