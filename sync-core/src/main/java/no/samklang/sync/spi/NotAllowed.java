package no.samklang.sync.spi;

import org.jspecify.annotations.Nullable;

/**
 * Credentials, plan or scope do not allow the call: the engine stops the route and tells a person.
 */
public final class NotAllowed extends SyncException {

  /** Says what happened. */
  public NotAllowed(Message message) {
    this(message, null);
  }

  /** Says what happened and what caused it. */
  public NotAllowed(Message message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public NotAllowed with(Message better) {
    return new NotAllowed(better, getCause());
  }
}
