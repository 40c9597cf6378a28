package no.samklang.sync.spi;

import java.util.Objects;
import java.util.Set;

/**
 * An update: the whole wanted record and which of its fields to write.
 *
 * @param wanted the record as it should stand, references in the target's own terms
 * @param fields names of the fields to write, nested ones with dots ({@code address.city}); all
 *     others stay as they are in the target
 * @param <T> class of the record
 */
public record Change<T>(T wanted, Set<String> fields) {
  /** Copies the field names. */
  public Change {
    Objects.requireNonNull(wanted, "wanted");
    fields = Set.copyOf(fields);
  }

  /** Returns whether this field, or any field below it, is to be written. */
  public boolean writes(String field) {
    return fields.contains(field) || fields.stream().anyMatch(name -> name.startsWith(field + "."));
  }
}
