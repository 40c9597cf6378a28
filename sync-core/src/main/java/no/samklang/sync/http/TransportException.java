package no.samklang.sync.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** No complete answer came. {@link #sent} tells whether the other side may have done the work. */
public final class TransportException extends IOException {

  /** Why there is no answer. */
  public enum Reason {
    /** No connection could be made. */
    NO_CONNECTION,
    /** The time was up. */
    TIMEOUT,
    /** The connection broke, or the answer was cut short or malformed. */
    LOST,
    /** The answer is larger than the limit. */
    TOO_LARGE,
    /** The calling thread was interrupted; its flag is set again. */
    INTERRUPTED
  }

  private final Reason reason;
  private final boolean sent;

  /**
   * Describes a failed call.
   *
   * @param sent false only if it is certain that no byte of the request left this machine
   */
  public TransportException(Reason reason, boolean sent, @Nullable Throwable cause) {
    super(reason + (sent ? ", the request may have arrived" : ", nothing was sent"), cause);
    this.reason = reason;
    this.sent = sent;
  }

  /** Returns why there is no answer. */
  public Reason reason() {
    return reason;
  }

  /** Returns false only if it is certain that no byte of the request left this machine. */
  public boolean sent() {
    return sent;
  }
}
