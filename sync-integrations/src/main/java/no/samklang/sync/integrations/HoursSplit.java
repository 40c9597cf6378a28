package no.samklang.sync.integrations;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.model.TimeEntry;
import org.jspecify.annotations.Nullable;

/**
 * The hours of an entry by supplement, where overtime is inside the total. The billable hours are
 * one figure: they fill the ordinary hours, then those with 50 %, then those with 100 %; what is
 * above them all stands on the last.
 */
record HoursSplit(BigDecimal ordinary, BigDecimal overtime, List<Part> parts) {

  /** A supplement. */
  enum Kind {
    ORDINARY("", "1", ""),
    OVERTIME_50("-50", "1.5", "Overtid 50 %"),
    OVERTIME_100("-100", "2", "Overtid 100 %");

    private final String suffix;
    private final BigDecimal factor;
    private final String text;

    Kind(String suffix, String factor, String text) {
      this.suffix = suffix;
      this.factor = new BigDecimal(factor);
      this.text = text;
    }

    /** Returns what tells lines of one entry apart. */
    String suffix() {
      return suffix;
    }

    /** Returns what the rate is multiplied by. */
    BigDecimal factor() {
      return factor;
    }

    /** Returns the Norwegian name, as the ERP's users read it; empty for ordinary hours. */
    String text() {
      return text;
    }
  }

  /** Hours of one kind. */
  record Part(Kind kind, BigDecimal hours, BigDecimal billable) {}

  static HoursSplit of(TimeEntry entry) {
    BigDecimal half = orNone(entry.overtime50());
    BigDecimal whole = orNone(entry.overtime100());
    BigDecimal overtime = half.add(whole);
    BigDecimal ordinary = entry.hours().subtract(overtime);
    List<Part> parts = new ArrayList<>();
    if (ordinary.signum() != 0 || overtime.signum() == 0) {
      parts.add(new Part(Kind.ORDINARY, ordinary, BigDecimal.ZERO));
    }
    if (half.signum() != 0) {
      parts.add(new Part(Kind.OVERTIME_50, half, BigDecimal.ZERO));
    }
    if (whole.signum() != 0) {
      parts.add(new Part(Kind.OVERTIME_100, whole, BigDecimal.ZERO));
    }
    return new HoursSplit(ordinary, overtime, billed(parts, orNone(entry.billableHours())));
  }

  private static List<Part> billed(List<Part> parts, BigDecimal billable) {
    List<Part> billed = new ArrayList<>();
    BigDecimal left = billable;
    for (Part part : parts) {
      boolean last = billed.size() == parts.size() - 1;
      BigDecimal here = last ? left : left.min(part.hours());
      billed.add(new Part(part.kind(), part.hours(), here));
      left = left.subtract(here);
    }
    return billed;
  }

  private static BigDecimal orNone(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
