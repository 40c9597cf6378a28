package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import no.samklang.simulators.internal.Oslo;
import no.samklang.simulators.internal.Surroundings;

/** Shows, reads and compares the stamps of rows. */
final class Stamps {

  /** The forms that the vendor lists; none has an offset. */
  private static final Pattern BOUND =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}([ T]\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?)?");

  private final Surroundings surroundings;

  Stamps(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Returns the server's clock in epoch milliseconds. */
  long serverNow() {
    return surroundings.systemNow().toEpochMilli();
  }

  String show(long epochMillis) {
    Instant moment = Instant.ofEpochMilli(epochMillis);
    if (surroundings.has(VismanetVariants.STAMPS_WITHOUT_OFFSET)) {
      return Oslo.local(moment);
    }
    return surroundings.has(VismanetVariants.STAMPS_IN_UTC)
        ? moment.toString()
        : Oslo.withOffset(moment);
  }

  /** Returns the bound of a modified filter. */
  long modifiedBound(String text) {
    return bound(
        text, surroundings.has(VismanetVariants.MODIFIED_FILTER_UTC) ? ZoneOffset.UTC : Oslo.ZONE);
  }

  /** Returns the bound of a created filter. */
  long createdBound(String text) {
    return bound(
        text,
        surroundings.has(VismanetVariants.CREATED_FILTER_LOCAL_TIME) ? Oslo.ZONE : ZoneOffset.UTC);
  }

  private static long bound(String text, ZoneId zone) {
    if (!BOUND.matcher(text).matches()) {
      throw new IllegalArgumentException("'" + text + "' is not a valid date and time.");
    }
    try {
      String full = text.length() == 10 ? text + "T00:00:00" : text.replace(' ', 'T');
      return LocalDateTime.parse(full).atZone(zone).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("'" + text + "' is not a valid date and time.", e);
    }
  }

  /** Takes a row's own stamp out of it, or gives the other. */
  static long ownStamp(ObjectNode row, String name, long otherwise) {
    var own = row.remove(name);
    if (own == null || !own.isTextual()) {
      return otherwise;
    }
    String text = own.asText();
    try {
      boolean hasOffset =
          text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
      return hasOffset
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : LocalDateTime.parse(text).atZone(Oslo.ZONE).toInstant().toEpochMilli();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(name + " is '" + text + "'; give an ISO date-time", e);
    }
  }
}
