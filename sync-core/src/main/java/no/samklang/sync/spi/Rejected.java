package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/** This one record is at fault: the engine parks it with the reason and goes on with the others. */
public final class Rejected extends SyncException {

  /** Says what happened. */
  public Rejected(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public Rejected(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public Rejected with(Message better) {
    return new Rejected(better, getCause());
  }
}
