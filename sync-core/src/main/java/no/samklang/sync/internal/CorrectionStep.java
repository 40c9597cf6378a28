package no.samklang.sync.internal;

import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * The next step from what stands in the target to what is wanted there.
 *
 * @param <T> class of the documents
 */
sealed interface CorrectionStep<T> {

  /** Nothing is to be written: what stands is, or counts as, what is wanted. */
  record Nothing<T>() implements CorrectionStep<T> {}

  /**
   * A document is posted.
   *
   * @param document the document
   * @param after what stands for the record when it is posted; null for nothing
   */
  record Post<T>(T document, @Nullable T after) implements CorrectionStep<T> {}

  /** A document is posted that takes back what stands, and then, if wanted, another. */
  record TakeBack<T>(T document, @Nullable T then) implements CorrectionStep<T> {}

  /** The draft that stands is updated. */
  record Update<T>(T standing, T wanted) implements CorrectionStep<T> {}

  /** The draft that stands is deleted. */
  record Delete<T>(T standing) implements CorrectionStep<T> {}

  /** A person must see to it. */
  record ForPerson<T>(Message why) implements CorrectionStep<T> {}
}
