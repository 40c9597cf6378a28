package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.ControlTotals;
import org.jspecify.annotations.Nullable;

/**
 * What one record adds to the control totals, in the order in which the route names dimensions and
 * measures. Short names, as the ledger keeps it for every record.
 *
 * @param d values of the dimensions, in the source's terms
 * @param s figures of the source record
 * @param p the lines as they were sent; null when it was one line with the same values and figures
 */
record Figures(List<String> d, List<BigDecimal> s, @Nullable List<Part> p) {

  /**
   * A line.
   *
   * @param d values of the dimensions in the target's terms; null where the line does not tell
   * @param m figures
   */
  record Part(List<@Nullable String> d, List<BigDecimal> m) {}

  /**
   * Returns what a record adds whose document of its own this is.
   *
   * @throws IllegalArgumentException if a line of the document carries another record
   */
  static <S, T> Figures of(ControlTotals<S, T> totals, String sourceId, S record, T document) {
    List<Part> parts = new ArrayList<>();
    for (ControlTotals.Line line : totals.linesOf(document)) {
      if (!line.sourceId().equals(sourceId)) {
        throw new IllegalArgumentException(
            "the control totals see record " + line.sourceId() + " in the document of " + sourceId);
      }
      parts.add(part(totals, line));
    }
    Figures figures = new Figures(totals.dimensionsOf(record), totals.measuresOf(record), parts);
    return figures.plain() ? new Figures(figures.d(), figures.s(), null) : figures;
  }

  static Part part(ControlTotals<?, ?> totals, ControlTotals.Line line) {
    List<@Nullable String> values = new ArrayList<>();
    totals.dimensions().forEach(name -> values.add(line.dimensions().get(name)));
    List<BigDecimal> sums =
        totals.measures().stream()
            .map(name -> line.measures().getOrDefault(name, BigDecimal.ZERO))
            .toList();
    return new Part(values, sums);
  }

  private boolean plain() {
    return p != null && p.size() == 1 && p.get(0).d().equals(d) && equal(p.get(0).m(), s);
  }

  /** Returns the lines as they were sent. */
  List<Part> parts() {
    return p == null ? List.of(new Part(List.copyOf(d), s)) : p;
  }

  /** Returns the figures as they were sent. */
  List<BigDecimal> sent() {
    return p == null ? s : sum(p, s.size());
  }

  static List<BigDecimal> sum(List<Part> parts, int measures) {
    List<BigDecimal> sums =
        new ArrayList<>(java.util.Collections.nCopies(measures, BigDecimal.ZERO));
    for (Part part : parts) {
      for (int i = 0; i < measures; i++) {
        sums.set(i, sums.get(i).add(part.m().get(i)));
      }
    }
    return sums;
  }

  static boolean equal(List<BigDecimal> one, List<BigDecimal> other) {
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i).compareTo(other.get(i)) != 0) {
        return false;
      }
    }
    return one.size() == other.size();
  }

  /** Returns whether a line like this, as the target tells it, was among those that were sent. */
  boolean sentUnder(List<@Nullable String> values) {
    return parts().stream().anyMatch(part -> agree(part.d(), values));
  }

  private static boolean agree(List<@Nullable String> sent, List<@Nullable String> told) {
    for (int i = 0; i < sent.size(); i++) {
      String here = sent.get(i);
      String there = told.get(i);
      if (here != null && there != null && !here.equals(there)) {
        return false;
      }
    }
    return true;
  }
}
