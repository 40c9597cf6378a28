package no.samklang.sync.http;

/**
 * Sends requests, each once and as it is: no repeat, no redirect, no cookie, no added header that
 * changes the meaning. Safe for use by many threads; a call blocks its thread.
 */
public interface HttpTransport extends AutoCloseable {

  /**
   * Sends the request and reads the whole answer, whatever its status.
   *
   * <p>The answer is complete: fewer bytes than {@code Content-Length}, or an end before the last
   * chunk, is an error. The call's timeout covers connecting, sending and the last byte. A thread
   * that is interrupted already sends nothing; an interrupt under way may end the call or let it
   * finish, and in each case the thread's flag is set afterwards.
   *
   * @throws TransportException if no complete answer came
   */
  HttpReply send(HttpCall call) throws TransportException;

  /** Closes idle connections; calls under way may fail. */
  @Override
  void close();
}
