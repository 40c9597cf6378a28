package no.samklang.sync.http;

/** A complete answer. The bytes of the body are not copied: nobody changes them. */
public final class HttpReply {
  private final int status;
  private final Headers headers;
  private final byte[] body;

  /** Describes an answer; {@code body} is empty when there was none. */
  public HttpReply(int status, Headers headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns the status code. */
  public int status() {
    return status;
  }

  /** Returns the header fields. */
  public Headers headers() {
    return headers;
  }

  /** Returns the body; empty when there was none. */
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return status + " with " + body.length + " bytes";
  }
}
