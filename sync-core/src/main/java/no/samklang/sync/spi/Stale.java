package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/**
 * The record changed underneath a conditional write: the engine reads it again and decides anew.
 */
public final class Stale extends SyncException {

  /** Says what happened. */
  public Stale(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public Stale(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public Stale with(Message better) {
    return new Stale(better, getCause());
  }
}
