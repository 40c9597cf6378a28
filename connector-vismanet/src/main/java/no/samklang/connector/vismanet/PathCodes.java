package no.samklang.connector.vismanet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import no.samklang.sync.http.SegmentEncoder;

/**
 * Codes in paths. The vendor's front layer does not take some characters, percent-encoded or not,
 * and wants {@code b64(...)} instead (VERIFIED).
 */
final class PathCodes {
  private static final String REFUSED = ":/?#[]@&*+;";
  private static final String MARK = "b64(";

  private PathCodes() {}

  static String encode(String code) {
    boolean plain = !code.startsWith(MARK) && code.chars().noneMatch(c -> REFUSED.indexOf(c) >= 0);
    return plain ? SegmentEncoder.PERCENT.encode(code) : wrapped(code);
  }

  private static String wrapped(String code) {
    byte[] bytes = code.getBytes(StandardCharsets.UTF_8);
    return MARK + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + ")";
  }
}
