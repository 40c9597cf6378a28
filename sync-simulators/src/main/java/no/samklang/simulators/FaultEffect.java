package no.samklang.simulators;

import java.time.Duration;

/** What a {@link Fault} does to a call. */
public sealed interface FaultEffect {

  /**
   * The answer comes later.
   *
   * @param delay by how much
   */
  record Latency(Duration delay) implements FaultEffect {}

  /**
   * The answer is an error.
   *
   * @param status the HTTP status, 400 to 599
   * @param body what stands in the answer
   * @param afterWork whether the call has had its effect all the same
   */
  record Status(int status, ErrorBody body, boolean afterWork) implements FaultEffect {

    /** Checks the range of the status. */
    public Status {
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("status is " + status + "; give 400 to 599");
      }
    }
  }

  /**
   * The answer is 429 and the call has no effect.
   *
   * @param retryAfterSeconds the value of {@code Retry-After}
   */
  record TooManyRequests(int retryAfterSeconds) implements FaultEffect {}

  /** The call has its effect, then the connection is closed without an answer. */
  record DropAnswer() implements FaultEffect {}

  /** The connection is closed and the call has no effect. */
  record DropConnection() implements FaultEffect {}

  /** The call has its effect; its answer ends in the middle though the length says otherwise. */
  record Truncate() implements FaultEffect {}

  /**
   * All tokens given out so far are invalid from now on; nothing happens in a system without
   * tokens.
   */
  record ExpireTokens() implements FaultEffect {}

  /**
   * What the call creates is not in lists yet. Only the project transactions of Visma.net and the
   * sales orders of 24SevenOffice heed it.
   *
   * @param delay for how long by the simulator's clock
   */
  record HideCreated(Duration delay) implements FaultEffect {}
}
