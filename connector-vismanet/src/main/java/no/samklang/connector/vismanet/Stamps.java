package no.samklang.connector.vismanet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Days and stamps as the vendor writes and takes them. Stamps come with {@code Z}, with an offset
 * or with none (REPORTED), and filters take none (VERIFIED); so a stamp is cut to its local form
 * and given back in it.
 */
final class Stamps {
  private static final DateTimeFormatter BOUND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter PERIOD =
      DateTimeFormatter.ofPattern("uuuuMM", Locale.ROOT);
  private static final int DAY_LENGTH = 10;

  private Stamps() {}

  /** Returns the local form, to milliseconds; null for none and for what is no stamp. */
  static @Nullable LocalDateTime local(@Nullable String stamp) {
    if (stamp == null || stamp.length() < DAY_LENGTH) {
      return null;
    }
    String text = withoutOffset(stamp).replace(' ', 'T');
    try {
      return text.length() == DAY_LENGTH
          ? LocalDate.parse(text).atStartOfDay()
          : LocalDateTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException notAStamp) {
      return null;
    }
  }

  private static String withoutOffset(String stamp) {
    for (int i = DAY_LENGTH; i < stamp.length(); i++) {
      if ("Zz+-".indexOf(stamp.charAt(i)) >= 0) {
        return stamp.substring(0, i);
      }
    }
    return stamp;
  }

  /** Writes a bound for a filter. */
  static String bound(LocalDateTime local) {
    return BOUND.format(local);
  }

  /**
   * Writes a moment as a bound in UTC: not known is whether the server compares in UTC or in local
   * time (ASSUMED either), and in Norway UTC is the earlier of the two.
   */
  static String boundInUtc(Instant moment) {
    return BOUND.format(moment.atOffset(ZoneOffset.UTC));
  }

  /** Returns a later one of two, either of which may be missing. */
  static @Nullable LocalDateTime later(@Nullable LocalDateTime one, @Nullable LocalDateTime other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }

  /**
   * Returns the first ten characters as a day, without regard to zones.
   *
   * @throws RowFault if they are none
   */
  static @Nullable LocalDate day(String field, @Nullable String value) throws RowFault {
    if (value == null || value.isBlank()) {
      return null;
    }
    try {
      return LocalDate.parse(value.substring(0, Math.min(DAY_LENGTH, value.length())));
    } catch (DateTimeException e) {
      throw new RowFault(field, value);
    }
  }

  /** Returns whether clocks are changed within this time before or after, so hours may repeat. */
  static boolean nearClockChange(LocalDateTime local, java.time.Duration around, ZoneId zone) {
    return !zone.getRules()
        .getOffset(local.minus(around))
        .equals(zone.getRules().getOffset(local.plus(around)));
  }

  /** Writes a day as the value of a date property: local midnight, marked as UTC (REPORTED). */
  static String dayValue(LocalDate day) {
    return day + "T00:00:00.000Z";
  }

  /** Writes a financial period: {@code YYYYPP}. */
  static String period(YearMonth period) {
    return PERIOD.format(period);
  }

  /**
   * Reads a financial period, shown as {@code YYYYPP} or, with any separator, as period and year.
   *
   * @throws RowFault if it is neither
   */
  static YearMonth readPeriod(String field, @Nullable String shown) throws RowFault {
    String digits = shown == null ? "" : shown.replaceAll("\\D", "");
    try {
      boolean periodFirst = shown != null && shown.matches("\\d{1,2}\\D.*");
      return digits.length() != 6 || !periodFirst
          ? YearMonth.parse(digits, PERIOD)
          : YearMonth.parse(digits.substring(2) + digits.substring(0, 2), PERIOD);
    } catch (DateTimeException e) {
      throw new RowFault(field, shown);
    }
  }
}
