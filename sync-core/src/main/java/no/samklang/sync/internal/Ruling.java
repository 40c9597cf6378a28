package no.samklang.sync.internal;

import java.time.Instant;
import java.util.Objects;
import no.samklang.sync.Finding;
import no.samklang.sync.Signature;
import no.samklang.sync.Verdict;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/**
 * What a person decided of a finding, with what was seen then. It is kept among the parked of a
 * memory of its own, so that no forgetting touches it.
 *
 * @param verdict the decision
 * @param message the decision as a message, with who and why
 * @param seen fingerprint of the evidence
 * @param evidence the finding as JSON; null for the other one of a pair that was linked
 * @param at when it was decided
 */
record Ruling(
    Verdict verdict, Message message, Fingerprint seen, @Nullable String evidence, Instant at) {
  /** Code of the reason of a record that stays out. */
  static final String LEFT_OUT = "decision.left-out";

  /** Code of the reason of a record that is not the one which has its number. */
  static final String APART = "decision.apart";

  private static final String AS_PLANNED = "decision.as-planned";
  private static final String LINKED_TO = "decision.linked-to";

  /** Returns the name under which a route's rulings are kept. */
  static String memory(String route) {
    return route + "~decided";
  }

  static Ruling of(Parked parked) {
    return new Ruling(
        verdict(parked.message()),
        parked.message(),
        parked.seen(),
        parked.payload(),
        parked.firstSeen());
  }

  private static Verdict verdict(Message message) {
    return switch (message.code()) {
      case LEFT_OUT -> Verdict.leaveOut();
      case APART -> Verdict.apart();
      case LINKED_TO -> Verdict.linkTo(param(message, "target"));
      default -> Verdict.asPlanned();
    };
  }

  private static String param(Message message, String name) {
    return message.params().getOrDefault(name, "");
  }

  /**
   * Returns a ruling as it is parked.
   *
   * @param other the record on the other side that it is about; null without one
   */
  static Parked parked(
      Finding finding,
      Verdict verdict,
      @Nullable String other,
      Signature signature,
      Fingerprint seen,
      @Nullable String evidence,
      Instant at) {
    Message message =
        Message.of(code(verdict), "by", signature.by(), "why", signature.why())
            .with("target", Objects.requireNonNullElse(other, "-"));
    return new Parked(
        memory(finding.route()),
        finding.id(),
        null,
        Parked.Kind.SKIPPED,
        message,
        null,
        seen,
        evidence,
        1,
        at,
        at,
        null);
  }

  private static String code(Verdict verdict) {
    if (verdict instanceof Verdict.LinkTo) {
      return LINKED_TO;
    }
    if (verdict instanceof Verdict.Apart) {
      return APART;
    }
    return verdict instanceof Verdict.LeaveOut ? LEFT_OUT : AS_PLANNED;
  }

  /** Returns the other record of the pair that this is about. */
  String other() {
    return param(message, "target");
  }

  /** Returns whether a record goes otherwise than without this ruling. */
  static boolean steers(@Nullable Ruling ruling) {
    return ruling != null && !(ruling.verdict() instanceof Verdict.AsPlanned);
  }

  /** Returns whether this still decides of a finding with this evidence. */
  boolean decides(Fingerprint evidence) {
    return steers(this) || seen.equals(evidence);
  }

  Finding.Decided decided() {
    return new Finding.Decided(verdict, param(message, "by"), param(message, "why"), at);
  }
}
