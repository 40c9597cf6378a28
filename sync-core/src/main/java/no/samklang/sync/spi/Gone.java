package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/** The record, or the place that was asked, is not there any more. */
public final class Gone extends SyncException {

  /** Says what happened. */
  public Gone(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public Gone(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public Gone with(Message better) {
    return new Gone(better, getCause());
  }
}
