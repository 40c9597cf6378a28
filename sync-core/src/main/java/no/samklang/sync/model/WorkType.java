package no.samklang.sync.model;

import java.util.Objects;

/**
 * What hours on a project are registered on, as a line of the project's own list: a work type of
 * the time system, a task of the ERP. Immutable.
 *
 * @param number number or code, unique within its project only; leading zeros kept
 * @param name name
 * @param active whether hours may be registered on it
 */
public record WorkType(String number, String name, boolean active) {
  /** Checks what must be there. */
  public WorkType {
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(name, "name");
  }
}
