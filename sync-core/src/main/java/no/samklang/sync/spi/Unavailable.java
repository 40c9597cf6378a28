package no.samklang.sync.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The system cannot serve now, and nothing was done that a repeat would double: the engine pauses,
 * keeps the cursor and tries later.
 */
public final class Unavailable extends SyncException {
  private final @Nullable Duration retryAfter;

  /** Says what happened, without a time to come back. */
  public Unavailable(Message message) {
    this(message, null, null);
  }

  /** Says what happened and what caused it, without a time to come back. */
  public Unavailable(Message message, @Nullable Throwable cause) {
    this(message, null, cause);
  }

  /**
   * Says what happened, what caused it and when to come back.
   *
   * @param retryAfter how long the system asks to be left alone, from now; null when it did not say
   */
  public Unavailable(Message message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** Returns how long the system asked to be left alone, counted from the throw. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  @Override
  public Unavailable with(Message better) {
    return new Unavailable(better, retryAfter, getCause());
  }
}
