package no.samklang.sync.http;

import no.samklang.sync.spi.SyncException;

/**
 * A connector's word on what the vendor's refusal means. Called once for every answer that is not
 * accepted. Safe for use by many threads.
 */
@FunctionalInterface
public interface ErrorReader {

  /** Goes by the status alone. */
  ErrorReader BY_STATUS = (reply, byStatus) -> byStatus;

  /**
   * Returns the error to throw.
   *
   * <p>The kind decides on repeats: an {@code Unavailable} of a repeatable call is tried again;
   * other kinds end the call. Turning the {@code Unclear} of a write into another kind needs the
   * vendor's promise that nothing was done. A 401 is not asked about until a new token was tried,
   * and a 429 always pauses. If this method throws, the error is what the status says.
   *
   * @param reply the refusal; its body may be empty, HTML or anything
   * @param byStatus what the status says; {@link SyncException#with} gives it better words
   */
  SyncException read(ApiReply reply, SyncException byStatus);
}
