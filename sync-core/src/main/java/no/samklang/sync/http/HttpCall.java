package no.samklang.sync.http;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request as a transport sends it, once. Immutable, except that the bytes of the body are not
 * copied: nobody changes them.
 */
public final class HttpCall {
  private final String method;
  private final URI uri;
  private final Headers headers;
  private final byte @Nullable [] body;
  private final Duration timeout;

  /**
   * Describes a request.
   *
   * @param method in capitals
   * @param uri absolute, encoded
   * @param body null for none
   * @param timeout from the start of the call to the last byte of the answer
   */
  public HttpCall(
      String method, URI uri, Headers headers, byte @Nullable [] body, Duration timeout) {
    this.method = method;
    this.uri = uri;
    this.headers = headers;
    this.body = body;
    this.timeout = timeout;
  }

  /** Returns the method, in capitals. */
  public String method() {
    return method;
  }

  /** Returns the absolute address. */
  public URI uri() {
    return uri;
  }

  /** Returns all header fields, with the secret ones. */
  public Headers headers() {
    return headers;
  }

  /** Returns the body, or null for none. */
  public byte @Nullable [] body() {
    return body;
  }

  /** Returns how long the whole call may take. */
  public Duration timeout() {
    return timeout;
  }

  @Override
  public String toString() {
    return method + " " + uri.getHost() + uri.getRawPath();
  }
}
