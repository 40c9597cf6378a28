package no.samklang.sync.internal;

import java.util.Objects;
import java.util.Optional;
import no.samklang.sync.Correction;
import no.samklang.sync.spi.DocumentState;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** Decides what corrects a delivered record, by policy. Pure. */
final class Correct<T> {
  private final Correction<T> policy;
  private final boolean alone;
  private final boolean deletes;

  /**
   * Makes the decision of a route.
   *
   * @param alone whether every document holds one record
   * @param deletes whether the target deletes drafts
   */
  Correct(Correction<T> policy, boolean alone, boolean deletes) {
    this.policy = policy;
    this.alone = alone;
    this.deletes = deletes;
  }

  /** Returns whether it must be known if the document that stands is a draft. */
  boolean asksForState() {
    return policy instanceof Correction.UpdateDraft && alone;
  }

  /**
   * Returns the next step.
   *
   * @param targetId id of the document that stands
   * @param standing what stands for the record; null for nothing
   * @param wanted what should stand; null for nothing
   * @param state whether the document can be changed
   */
  CorrectionStep<T> step(
      String targetId, @Nullable T standing, @Nullable T wanted, DocumentState state) {
    if (standing == null) {
      return wanted == null
          ? new CorrectionStep.Nothing<>()
          : new CorrectionStep.Post<>(wanted, wanted);
    }
    if (wanted != null && RecordCodec.json(standing).equals(RecordCodec.json(wanted))) {
      return new CorrectionStep.Nothing<>();
    }
    return step(policy, targetId, standing, wanted, state);
  }

  private CorrectionStep<T> step(
      Correction<T> how, String targetId, T standing, @Nullable T wanted, DocumentState state) {
    if (how instanceof Correction.UpdateDraft<T> draft) {
      return draft(draft, targetId, standing, wanted, state);
    }
    if (how instanceof Correction.Reverse<T> reverse) {
      return new CorrectionStep.TakeBack<>(
          Objects.requireNonNull(reverse.reversing().apply(standing), "reversing document"),
          wanted);
    }
    if (how instanceof Correction.PostDifference<T> post) {
      Optional<T> difference = post.difference().between(standing, wanted);
      return difference.isPresent()
          ? new CorrectionStep.Post<>(difference.get(), wanted)
          : new CorrectionStep.Nothing<>();
    }
    return new CorrectionStep.ForPerson<>(changedAfterwards(targetId));
  }

  private CorrectionStep<T> draft(
      Correction.UpdateDraft<T> draft,
      String targetId,
      T standing,
      @Nullable T wanted,
      DocumentState state) {
    boolean mayChange = alone && state == DocumentState.DRAFT;
    if (mayChange && wanted != null) {
      return new CorrectionStep.Update<>(standing, wanted);
    }
    if (mayChange && deletes) {
      return new CorrectionStep.Delete<>(standing);
    }
    if (alone && state == DocumentState.GONE) {
      return wanted == null
          ? new CorrectionStep.Nothing<>()
          : new CorrectionStep.ForPerson<>(
              Message.of("correction.document-gone", "target", targetId));
    }
    return step(draft.otherwise(), targetId, standing, wanted, state);
  }

  static Message changedAfterwards(String targetId) {
    return Message.of("post.changed-afterwards", "target", targetId);
  }
}
