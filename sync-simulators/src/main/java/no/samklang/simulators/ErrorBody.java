package no.samklang.simulators;

/** What stands in an answer that a fault made. */
public enum ErrorBody {
  /** The vendor's own error object. */
  VENDOR,
  /** The gateway's {@code {"statusCode","message"}}. */
  GATEWAY,
  /** A page in HTML, as proxies send it. */
  HTML,
  /** Nothing. */
  EMPTY
}
