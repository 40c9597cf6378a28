package no.samklang.sync;

import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a post route does about a record that changes, or is deleted in the source, after it was
 * delivered. A record that shares its document with others is corrected by documents of its own;
 * those of the others stay as they are.
 *
 * @param <T> class of the documents
 */
public sealed interface Correction<T> {

  /** Leaves it to a person: the record is parked for review. */
  record Report<T>() implements Correction<T> {}

  /**
   * The source sends a reversal, and a replacement where there is one, as records of their own; see
   * {@link PostRoute.Builder#reversal}. The engine adds none; a delivered record that changes all
   * the same is parked for review.
   */
  record BySource<T>() implements Correction<T> {}

  /**
   * Updates the document while it is a draft, and deletes it as a draft where the target can, when
   * the record is gone. A document that is no draft, or that several records may share, is
   * corrected the other way.
   *
   * @param otherwise what is done when the document is no draft: reverse or report. A difference is
   *     no choice, as no single document then is what stands for the record
   */
  record UpdateDraft<T>(Correction<T> otherwise) implements Correction<T> {
    /** Checks that the other way leaves one document that is what stands. */
    public UpdateDraft {
      Objects.requireNonNull(otherwise, "otherwise");
      if (!(otherwise instanceof Reverse || otherwise instanceof Report)) {
        throw new IllegalArgumentException(
            "otherwise " + otherwise.getClass().getSimpleName() + ": use reverse or report");
      }
    }
  }

  /**
   * Posts a document that takes the delivered one back, then the record as it is now.
   *
   * @param reversing makes the document that takes back what was delivered for one record; the
   *     amounts turn their sign and the keys of the lines stay
   */
  record Reverse<T>(UnaryOperator<T> reversing) implements Correction<T> {
    /** Checks that there is a function. */
    public Reverse {
      Objects.requireNonNull(reversing, "reversing");
    }
  }

  /** Posts a document of the difference between what was delivered and what is wanted. */
  record PostDifference<T>(Difference<T> difference) implements Correction<T> {
    /** Checks that there is a function. */
    public PostDifference {
      Objects.requireNonNull(difference, "difference");
    }
  }

  /**
   * Makes the document that leads from what stands to what is wanted. A pure function.
   *
   * @param <T> class of the documents
   */
  @FunctionalInterface
  interface Difference<T> {
    /**
     * Returns the document to post; empty when there is nothing to post.
     *
     * @param standing what the documents so far come to, for this record alone
     * @param wanted what they should come to; null when the record is gone
     */
    Optional<T> between(T standing, @Nullable T wanted);
  }

  /** Returns the correction that leaves it to a person. */
  static <T> Correction<T> report() {
    return new Report<>();
  }

  /** Returns the correction that takes back and posts again. */
  static <T> Correction<T> reverse(UnaryOperator<T> reversing) {
    return new Reverse<>(reversing);
  }

  /** Returns the correction that posts the difference. */
  static <T> Correction<T> postDifference(Difference<T> difference) {
    return new PostDifference<>(difference);
  }

  /** Returns the correction that updates a draft, and corrects another document otherwise. */
  static <T> Correction<T> updateDraft(Correction<T> otherwise) {
    return new UpdateDraft<>(otherwise);
  }

  /** Returns whether the engine corrects by itself, and so keeps what was delivered. */
  default boolean byEngine() {
    return !(this instanceof Report || this instanceof BySource);
  }
}
