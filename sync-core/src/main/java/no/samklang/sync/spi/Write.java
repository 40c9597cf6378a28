package no.samklang.sync.spi;

import java.util.Objects;

/**
 * One of several writes that go together.
 *
 * @param <T> class of the record
 */
public sealed interface Write<T> {

  /**
   * A record to make, as {@link TargetSystem#create} takes it.
   *
   * @param wanted the record, references in the target's own terms
   * @param writing the create as remembered
   * @param <T> class of the record
   */
  record Create<T>(T wanted, Writing writing) implements Write<T> {
    /** Checks that both are there. */
    public Create {
      Objects.requireNonNull(wanted, "wanted");
      Objects.requireNonNull(writing, "writing");
    }
  }

  /**
   * A record to change, as {@link TargetSystem#update} takes it.
   *
   * @param id id in the target
   * @param change the record and which of its fields to write
   * @param <T> class of the record
   */
  record Update<T>(String id, Change<T> change) implements Write<T> {
    /** Checks that both are there. */
    public Update {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(change, "change");
    }
  }
}
