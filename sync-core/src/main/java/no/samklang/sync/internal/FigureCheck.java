package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.spi.Message;

/** Compares the figures of a record on two sides. Pure. */
final class FigureCheck {
  private static final BigInteger MOST = BigInteger.valueOf(1_000);

  private final List<String> measures;
  private final BigDecimal rounding;

  FigureCheck(ControlTotals<?, ?> totals) {
    this.measures = totals.measures();
    this.rounding = totals.rounding();
  }

  /** A figure that is not the same on both sides. */
  record Mismatch(ControlReport.Kind kind, String measure, BigDecimal expected, BigDecimal found) {
    /** Returns this as a message of the code, with the figures. */
    Message message(String code) {
      return Message.of(code, "measure", measure)
          .with("expected", RecordCodec.plain(expected))
          .with("found", RecordCodec.plain(found));
    }
  }

  /** Returns the figures that differ; less than the unit of rounding is called rounded. */
  List<Mismatch> mismatches(List<BigDecimal> expected, List<BigDecimal> found) {
    List<Mismatch> all = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      BigDecimal off = found.get(i).subtract(expected.get(i)).abs();
      if (off.signum() != 0) {
        ControlReport.Kind kind =
            off.compareTo(rounding) < 0 ? ControlReport.Kind.ROUNDED : ControlReport.Kind.DIFFERENT;
        all.add(new Mismatch(kind, measures.get(i), expected.get(i), found.get(i)));
      }
    }
    return all;
  }

  /** Returns how many times over all figures are found; empty unless it is twice to a thousand. */
  static Optional<Integer> times(List<BigDecimal> expected, List<BigDecimal> found) {
    Optional<BigInteger> times = Optional.empty();
    for (int i = 0; i < expected.size(); i++) {
      if (expected.get(i).signum() == 0) {
        if (found.get(i).signum() != 0) {
          return Optional.empty();
        }
        continue;
      }
      BigDecimal[] parts = found.get(i).divideAndRemainder(expected.get(i));
      BigInteger whole = parts[0].toBigInteger();
      boolean agrees = times.isEmpty() || times.get().equals(whole);
      boolean several = whole.compareTo(BigInteger.TWO) >= 0 && whole.compareTo(MOST) <= 0;
      if (parts[1].signum() != 0 || !several || !agrees) {
        return Optional.empty();
      }
      times = Optional.of(whole);
    }
    return times.map(BigInteger::intValueExact);
  }
}
