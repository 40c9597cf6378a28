package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/** The vendor answered what its contract forbids; repeating the call is not known to help. */
public final class Broken extends SyncException {

  /** Says what happened. */
  public Broken(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public Broken(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public Broken with(Message better) {
    return new Broken(better, getCause());
  }
}
