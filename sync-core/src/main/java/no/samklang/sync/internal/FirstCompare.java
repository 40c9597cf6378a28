package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.samklang.sync.Finding;
import no.samklang.sync.Finding.Kind;
import no.samklang.sync.Finding.Reason;
import no.samklang.sync.Finding.Seen;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Compares two records before the first run. Names are the same whatever their case and spaces.
 * Pure: no I/O, no state.
 */
final class FirstCompare {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private FirstCompare() {}

  /** Returns what a person should know of two records that a match key brings together. */
  static List<Reason> pair(Seen here, Seen there) {
    List<Reason> reasons = new ArrayList<>();
    String name = name(here);
    String other = name(there);
    if (name != null && other != null && !name.equals(other)) {
      reasons.add(reason(Kind.OTHER_NAME, "finding.other-name", here, there));
    }
    if (!here.closed() && there.closed()) {
      reasons.add(reason(Kind.CLOSED_THERE, "finding.closed-there", here, there));
    }
    return reasons;
  }

  /** Returns what a person should know of a record without a match that has another's name. */
  static Reason sameName(Seen here, Seen there) {
    return reason(Kind.OTHER_NUMBER, "finding.other-number", here, there);
  }

  /** Returns what a person should know of a record that cannot be linked by number. */
  static Reason withoutNumber(Seen seen) {
    return new Reason(
        Kind.WITHOUT_NUMBER, Message.of("finding.without-number", "name", shown(seen.name())));
  }

  /** Returns the name as it is compared; null when there is none. */
  static @Nullable String name(Seen seen) {
    String name = seen.name();
    return name == null || name.isBlank()
        ? null
        : SPACES.matcher(name.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static Reason reason(Finding.Kind kind, String code, Seen here, Seen there) {
    return new Reason(
        kind,
        Message.of(code, "number", shown(here.number()), "name", shown(here.name()))
            .with("otherNumber", shown(there.number()))
            .with("otherName", shown(there.name()))
            .with("target", there.id()));
  }

  private static String shown(@Nullable String text) {
    return text == null || text.isBlank() ? "-" : text;
  }
}
