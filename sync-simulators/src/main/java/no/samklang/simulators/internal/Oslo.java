package no.samklang.simulators.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Norwegian time. */
public final class Oslo {

  /** The zone. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
  private static final DateTimeFormatter MILLIS_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter SECONDS_OFFSET =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private Oslo() {}

  /** Returns the local form with milliseconds and offset. */
  public static String withOffset(Instant moment) {
    return moment.atZone(ZONE).format(MILLIS_OFFSET);
  }

  /** Returns the local form with milliseconds and no offset. */
  public static String local(Instant moment) {
    return moment.atZone(ZONE).format(MILLIS);
  }

  /** Returns the local form with offset, to the second. */
  public static String seconds(Instant moment) {
    return moment.atZone(ZONE).format(SECONDS_OFFSET);
  }

  /** Returns the local form without offset, to the second. */
  public static String localSeconds(Instant moment) {
    return moment.atZone(ZONE).format(SECONDS);
  }

  /** Returns midnight of a day with its offset. */
  public static String midnight(LocalDate day) {
    return dateTime(day.atStartOfDay());
  }

  /** Returns a local date-time with its offset, to the second. */
  public static String dateTime(LocalDateTime local) {
    return local.atZone(ZONE).format(SECONDS_OFFSET);
  }

  /** Returns the day a moment falls on. */
  public static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** Returns the moment cut to milliseconds, as the systems store it. */
  public static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }
}
