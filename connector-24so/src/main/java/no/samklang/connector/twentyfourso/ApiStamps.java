package no.samklang.connector.twentyfourso;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads stamps: with {@code T} or a space, with or without fraction (VERIFIED); one without a zone
 * is UTC (ASSUMED). What is none of these is no stamp, and stops nothing (REPORTED).
 */
final class ApiStamps {
  private ApiStamps() {}

  static @Nullable Instant read(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String iso = text.strip().replace(' ', 'T');
    try {
      return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(iso).toInstant()
          : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException none) {
      return null;
    }
  }
}
