package no.samklang.simulators.internal;

/** Ends the handling of a call with an answer that says no. */
public final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  /** Makes a refusal with this answer. */
  public Refusal(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** Returns the answer. */
  public Answer answer() {
    return answer;
  }
}
