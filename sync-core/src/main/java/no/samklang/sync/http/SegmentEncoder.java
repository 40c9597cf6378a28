package no.samklang.sync.http;

/**
 * Writes a value as one segment of a path. The result is put into the address as it is, so it must
 * be encoded: {@link #PERCENT} is, and a vendor's own form builds on it.
 */
@FunctionalInterface
public interface SegmentEncoder {

  /** Percent-encodes all but the unreserved characters of RFC 3986, as UTF-8. */
  SegmentEncoder PERCENT = Percent::encode;

  /** Returns {@code value} encoded; a slash, a question mark or a hash sign must not remain. */
  String encode(String value);
}
