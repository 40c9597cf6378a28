package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/** The state store itself failed: no disk, no connection, or a schema it does not know. */
public final class UncheckedStoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what failed and what to do. */
  public UncheckedStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
