package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of a write is unknown: it may or may not have been done. The engine looks it up
 * before it writes again, and never repeats it blindly.
 */
public final class Unclear extends SyncException {

  /** Says what happened. */
  public Unclear(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public Unclear(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public Unclear with(Message better) {
    return new Unclear(better, getCause());
  }
}
