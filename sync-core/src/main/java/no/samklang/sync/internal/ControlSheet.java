package no.samklang.sync.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Sums figures by dimension and names the records that make a difference. Holds as many sums as
 * there are values of the dimensions, up to a limit beyond which the rest is one, and so many names
 * of each kind; never a figure a record. Thread-safe.
 */
final class ControlSheet {
  private static final int MOST_NAMED = 1_000;
  private static final String THE_REST = "…";

  private final List<String> dimensions;
  private final List<String> measures;
  private final int most;
  private final Map<List<String>, Columns> sums = new LinkedHashMap<>();
  private final List<ControlReport.Difference> differences = new ArrayList<>();
  private final Map<ControlReport.Kind, Long> counts = new EnumMap<>(ControlReport.Kind.class);

  /**
   * Makes an empty sheet.
   *
   * @param dimensions names of the dimensions
   * @param measures names of the measures, the count left out
   * @param most sums that are held apart
   */
  ControlSheet(List<String> dimensions, List<String> measures, int most) {
    this.dimensions = List.copyOf(dimensions);
    List<String> all = new ArrayList<>(measures);
    all.add(ControlTotals.COUNT);
    this.measures = List.copyOf(all);
    this.most = most;
  }

  /** A side, or a part of one. */
  enum Column {
    SOURCE,
    WAITING,
    LEFT_OUT,
    LEDGER,
    TARGET
  }

  private static final class Columns {
    private final Map<Column, BigDecimal[]> figures = new EnumMap<>(Column.class);

    void add(Column column, int measure, BigDecimal figure, int measures) {
      BigDecimal[] row =
          figures.computeIfAbsent(
              column,
              absent -> Collections.nCopies(measures, BigDecimal.ZERO).toArray(BigDecimal[]::new));
      row[measure] = row[measure].add(figure);
    }

    BigDecimal get(Column column, int measure) {
      BigDecimal[] row = figures.get(column);
      return row == null ? BigDecimal.ZERO : row[measure];
    }
  }

  /** Adds the figures of so many records. */
  synchronized void add(Column column, List<String> values, List<BigDecimal> figures, int records) {
    Columns columns = columns(values);
    for (int i = 0; i < figures.size(); i++) {
      columns.add(column, i, figures.get(i), measures.size());
    }
    columns.add(column, measures.size() - 1, BigDecimal.valueOf(records), measures.size());
  }

  private Columns columns(List<String> values) {
    Columns known = sums.get(values);
    if (known != null) {
      return known;
    }
    List<String> key = sums.size() < most ? values : Collections.nCopies(values.size(), THE_REST);
    return sums.computeIfAbsent(key, absent -> new Columns());
  }

  /** Names a record that makes a difference. */
  synchronized void name(
      ControlReport.Kind kind, String sourceId, @Nullable String label, Message why) {
    long before = counts.merge(kind, 1L, Long::sum);
    if (before <= MOST_NAMED) {
      differences.add(new ControlReport.Difference(kind, sourceId, label, why));
    }
  }

  /** Returns the sums, by dimension in their order of coming, then by measure. */
  synchronized List<ControlReport.Sum> sums() {
    List<ControlReport.Sum> all = new ArrayList<>();
    sums.forEach(
        (values, columns) -> {
          for (int i = 0; i < measures.size(); i++) {
            all.add(
                new ControlReport.Sum(
                    named(values),
                    measures.get(i),
                    columns.get(Column.SOURCE, i),
                    columns.get(Column.WAITING, i),
                    columns.get(Column.LEFT_OUT, i),
                    columns.get(Column.LEDGER, i),
                    columns.get(Column.TARGET, i)));
          }
        });
    return all;
  }

  private Map<String, String> named(List<String> values) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      named.put(dimensions.get(i), values.get(i));
    }
    return named;
  }

  synchronized List<ControlReport.Difference> differences() {
    return List.copyOf(differences);
  }

  synchronized Map<ControlReport.Kind, Long> counts() {
    return Map.copyOf(counts);
  }
}
