package no.samklang.connector.smartday;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;

/**
 * Times as the API writes them. ASSUMED, one without zone is local to the company. REPORTED, a
 * {@code Z} may stand on a local time and mean nothing; the setting {@code times} tells.
 */
final class ApiTimes {
  private static final DateTimeFormatter MARK =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final Duration NEAR = Duration.ofHours(3);

  private final ZoneId zone;
  private final boolean localTimes;

  ApiTimes(ZoneId zone, boolean localTimes) {
    this.zone = zone;
    this.localTimes = localTimes;
  }

  /**
   * Returns the moment of a time.
   *
   * @throws java.time.DateTimeException if it is none
   */
  Instant moment(String text) {
    TemporalAccessor parsed =
        DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
    if (parsed instanceof OffsetDateTime stamp) {
      return localTimes && text.endsWith("Z")
          ? stamp.toLocalDateTime().atZone(zone).toInstant()
          : stamp.toInstant();
    }
    return LocalDateTime.from(parsed).atZone(zone).toInstant();
  }

  /**
   * Returns the company's day of a time, or of a day alone.
   *
   * @throws java.time.DateTimeException if it is neither
   */
  LocalDate day(String text) {
    return text.length() == 10 ? LocalDate.parse(text) : day(moment(text));
  }

  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /**
   * Returns the moment from which to ask for changes: an hour of the night comes twice when the
   * clocks go back, and a local time does not tell which.
   */
  Instant back(Instant marked, Duration overlap) {
    ZoneOffsetTransition change = zone.getRules().previousTransition(marked.plus(NEAR));
    boolean twice =
        change != null && change.isOverlap() && change.getInstant().isAfter(marked.minus(NEAR));
    Instant since = marked.minus(overlap);
    return twice ? since.plus(change.getDuration()) : since;
  }

  /** Writes a moment as the list of orders is asked by it: local, with milliseconds, no zone. */
  String mark(Instant moment) {
    return moment.atZone(zone).format(MARK);
  }
}
