package no.samklang.sync.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, by what the engine should do about it. Every connector translates its vendor's
 * answers into this family, once, at its edge; nobody decides by message text.
 */
public abstract sealed class SyncException extends RuntimeException
    permits Rejected, Unavailable, Unclear, Stale, Gone, NotAllowed, Broken {
  private final Message message;

  SyncException(Message message, @Nullable Throwable cause) {
    super(message.code(), cause);
    this.message = message;
  }

  /** Returns the code and its parameters. */
  public final Message message() {
    return message;
  }

  /** Returns an error of the same kind and cause that says {@code better} instead. */
  public abstract SyncException with(Message better);

  /** Returns the English text followed by the code in brackets. */
  @Override
  public final String getMessage() {
    return Messages.text(message, Locale.ENGLISH) + " [" + message.code() + "]";
  }
}
