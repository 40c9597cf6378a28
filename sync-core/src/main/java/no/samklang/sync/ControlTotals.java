package no.samklang.sync;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the control totals of a post route are made of: measures that are summed, dimensions by
 * which they are summed, and the period a record counts in. How many records there are is always
 * counted, under the measure {@link #COUNT}. All functions are pure. Immutable.
 *
 * @param <S> class of the source records
 * @param <T> class of the documents
 */
public final class ControlTotals<S, T> {
  /** Name of the measure that counts records. */
  public static final String COUNT = "count";

  private final Function<S, String> period;
  private final Function<T, List<Line>> lines;
  private final Map<String, Function<S, @Nullable String>> dimensions;
  private final Map<String, Function<S, @Nullable BigDecimal>> measures;
  private final BigDecimal rounding;

  private ControlTotals(Builder<S, T> builder) {
    period = builder.period;
    lines = builder.lines;
    dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.dimensions));
    measures = Collections.unmodifiableMap(new LinkedHashMap<>(builder.measures));
    rounding = builder.rounding;
  }

  /**
   * Returns a builder.
   *
   * @param period gives the period a source record counts in, such as {@code 2026-11}
   * @param lines gives what each line of a document adds, also of a document that holds several
   *     records or was read back from the target; lines that carry no key of ours are left out
   */
  public static <S, T> Builder<S, T> builder(
      Function<S, String> period, Function<T, List<Line>> lines) {
    return new Builder<>(period, lines);
  }

  /**
   * What a line of a document adds.
   *
   * @param sourceId id of the source record it carries
   * @param period period it counts in; null where the line does not tell
   * @param dimensions values by the names of the dimensions, in the target's terms; those that the
   *     line does not tell are left out
   * @param measures figures by the names of the measures; those left out are zero
   */
  public record Line(
      String sourceId,
      @Nullable String period,
      Map<String, String> dimensions,
      Map<String, BigDecimal> measures) {
    /** Copies the maps. */
    public Line {
      Objects.requireNonNull(sourceId, "sourceId");
      dimensions = Map.copyOf(dimensions);
      measures = Map.copyOf(measures);
    }

    /** Returns a line that adds nothing yet. */
    public static Line of(String sourceId, @Nullable String period) {
      return new Line(sourceId, period, Map.of(), Map.of());
    }

    /** Returns this line with a value of a dimension; null leaves it as it is. */
    public Line dimension(String name, @Nullable String value) {
      return value == null
          ? this
          : new Line(sourceId, period, with(dimensions, name, value), measures);
    }

    /** Returns this line with a figure of a measure; null leaves it as it is. */
    public Line measure(String name, @Nullable BigDecimal value) {
      return value == null
          ? this
          : new Line(sourceId, period, dimensions, with(measures, name, value));
    }

    private static <V> Map<String, V> with(Map<String, V> before, String name, V value) {
      Map<String, V> more = new LinkedHashMap<>(before);
      more.put(name, value);
      return more;
    }
  }

  /** Returns the names of the dimensions, in the order they were given. */
  public List<String> dimensions() {
    return List.copyOf(dimensions.keySet());
  }

  /** Returns the names of the measures in the order they were given, {@link #COUNT} left out. */
  public List<String> measures() {
    return List.copyOf(measures.keySet());
  }

  /** Returns the period a source record counts in. */
  public String periodOf(S record) {
    return period.apply(record);
  }

  /**
   * Returns a source record's values of the dimensions, in their order; empty where it has none.
   */
  public List<String> dimensionsOf(S record) {
    return dimensions.values().stream()
        .map(dimension -> Objects.requireNonNullElse(dimension.apply(record), ""))
        .toList();
  }

  /** Returns a source record's figures, in the order of the measures; zero where it has none. */
  public List<BigDecimal> measuresOf(S record) {
    List<BigDecimal> figures = new ArrayList<>();
    measures
        .values()
        .forEach(
            measure ->
                figures.add(Objects.requireNonNullElse(measure.apply(record), BigDecimal.ZERO)));
    return figures;
  }

  /** Returns what the lines of a document add. */
  public List<Line> linesOf(T document) {
    return lines.apply(document);
  }

  /** Returns below what a difference is called rounding. */
  public BigDecimal rounding() {
    return rounding;
  }

  /** Collects {@link ControlTotals}; not thread-safe. */
  public static final class Builder<S, T> {
    private final Function<S, String> period;
    private final Function<T, List<Line>> lines;
    private final Map<String, Function<S, @Nullable String>> dimensions = new LinkedHashMap<>();
    private final Map<String, Function<S, @Nullable BigDecimal>> measures = new LinkedHashMap<>();
    private BigDecimal rounding = new BigDecimal("0.01");

    private Builder(Function<S, String> period, Function<T, List<Line>> lines) {
      this.period = Objects.requireNonNull(period, "period");
      this.lines = Objects.requireNonNull(lines, "lines");
    }

    /** Adds a dimension, such as project: its values in the source's terms. */
    public Builder<S, T> dimension(String name, Function<S, @Nullable String> value) {
      dimensions.put(name, value);
      return this;
    }

    /**
     * Adds a measure, such as hours.
     *
     * @throws IllegalArgumentException for {@link #COUNT}, which is always there
     */
    public Builder<S, T> measure(String name, Function<S, @Nullable BigDecimal> figure) {
      if (name.equals(COUNT)) {
        throw new IllegalArgumentException("measure '" + COUNT + "' is always there: leave it out");
      }
      measures.put(name, figure);
      return this;
    }

    /** Sets below what a difference is called rounding; default 0.01. */
    public Builder<S, T> rounding(BigDecimal unit) {
      rounding = unit;
      return this;
    }

    /** Returns the control totals. */
    public ControlTotals<S, T> build() {
      return new ControlTotals<>(this);
    }
  }
}
