package no.samklang.connector.tidsbanken;

import java.util.List;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.MatchKey;
import org.jspecify.annotations.Nullable;

/**
 * How records of one type stand in Tidsbanken's rows. Stateless.
 *
 * @param <T> class of the records
 */
interface RowForm<T> {

  /** Returns the path of the resource. */
  String path();

  /** Returns a total order. */
  String order();

  /**
   * Returns the id of a row.
   *
   * @throws no.samklang.sync.spi.Broken if it lacks its key
   */
  String id(Row row);

  /**
   * Returns the id under which a record would stand.
   *
   * @throws no.samklang.sync.spi.Rejected if it has no number
   */
  String id(T wanted);

  /** Returns the filter for one id; null when no row can have it. */
  @Nullable String byId(String id);

  /**
   * Returns the filter for a key.
   *
   * @throws IllegalArgumentException if records are not found by such a key
   */
  @Nullable String byKey(MatchKey key);

  /** Returns the record in a row. */
  T read(Row row);

  /** Returns the number that people see, where it differs from the id. */
  default @Nullable String number(Row row) {
    return null;
  }

  /** Writes what is set only when the row is made: key and defaults. */
  void begin(T wanted, Row row);

  /** Returns the properties that are written one by one. */
  List<OwnField<T>> fields();

  /** Returns whether a change says that the row opens or closes. */
  default boolean movesPhase(Change<T> change) {
    return false;
  }

  /** Opens or closes the row; returns whether it changed. */
  default boolean phase(T wanted, Row row) {
    return false;
  }

  /** Closes the row for time registration; returns whether it changed. */
  default boolean block(Row row) {
    throw new UnsupportedOperationException("rows of " + path() + " cannot be blocked");
  }

  /** Refuses a change that the vendor has no way for. */
  default void check(String id, Change<T> change) {}

  /** Writes all that the record has a value for; returns whether the row changed. */
  default boolean fill(T wanted, Row row) {
    boolean changed = phase(wanted, row);
    for (OwnField<T> field : fields()) {
      changed |= field.copyUnlessEmpty(wanted, row);
    }
    return changed;
  }

  /** Writes the fields that a change names; returns whether the row changed. */
  default boolean replace(Change<T> change, Row row) {
    boolean changed = movesPhase(change) && phase(change.wanted(), row);
    for (OwnField<T> field : fields()) {
      changed |= field.isIn(change) && field.copy(change.wanted(), row);
    }
    return changed;
  }
}
