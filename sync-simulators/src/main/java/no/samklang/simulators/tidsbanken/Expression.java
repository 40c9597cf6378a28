package no.samklang.simulators.tidsbanken;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import no.samklang.simulators.internal.Oslo;
import org.jspecify.annotations.Nullable;

/** A condition on rows. */
sealed interface Expression {

  boolean test(Row row);

  /**
   * Returns rows among which all that pass are, if they can be had without looking at every row.
   */
  default Optional<Collection<Row>> candidates(Rows rows) {
    return Optional.empty();
  }

  /** Both hold. */
  record And(Expression one, Expression other) implements Expression {

    @Override
    public boolean test(Row row) {
      return one.test(row) && other.test(row);
    }

    @Override
    public Optional<Collection<Row>> candidates(Rows rows) {
      Optional<Collection<Row>> found = one.candidates(rows);
      return found.isPresent() ? found : other.candidates(rows);
    }
  }

  /** At least one holds. */
  record Or(Expression one, Expression other) implements Expression {

    @Override
    public boolean test(Row row) {
      return one.test(row) || other.test(row);
    }

    @Override
    public Optional<Collection<Row>> candidates(Rows rows) {
      Optional<Collection<Row>> found = one.candidates(rows);
      Optional<Collection<Row>> more = other.candidates(rows);
      if (found.isEmpty() || more.isEmpty()) {
        return Optional.empty();
      }
      Set<Row> all = new LinkedHashSet<>(found.get());
      all.addAll(more.get());
      return Optional.of(all);
    }
  }

  /** It does not hold. */
  record Not(Expression inner) implements Expression {

    @Override
    public boolean test(Row row) {
      return !inner.test(row);
    }
  }

  /** A column compared with a value; a null value fits {@code eq} and {@code ne} only. */
  record Comparison(int place, String column, String operator, @Nullable Object value)
      implements Expression {

    @Override
    public boolean test(Row row) {
      Object own = row.get(place);
      if (own == null || value == null) {
        boolean same = own == null && value == null;
        return operator.equals("eq") ? same : operator.equals("ne") && !same;
      }
      int order = compare(own, value);
      return switch (operator) {
        case "eq" -> order == 0;
        case "ne" -> order != 0;
        case "gt" -> order > 0;
        case "ge" -> order >= 0;
        case "lt" -> order < 0;
        default -> order <= 0;
      };
    }

    @Override
    public Optional<Collection<Row>> candidates(Rows rows) {
      boolean isKey = rows.entity().key().get(0).equals(column);
      return isKey && operator.equals("eq") && value != null
          ? Optional.of(
              rows.withFirstKey(value instanceof BigDecimal number ? number.longValue() : value))
          : Optional.empty();
    }
  }

  /** A text that begins with, ends with or contains another. */
  record TextTest(int place, String function, String value) implements Expression {

    @Override
    public boolean test(Row row) {
      if (!(row.get(place) instanceof String own)) {
        return false;
      }
      return switch (function) {
        case "startswith" -> own.startsWith(value);
        case "endswith" -> own.endsWith(value);
        default -> own.contains(value);
      };
    }
  }

  /** Compares values of one column. */
  static int compare(Object one, Object other) {
    if (one instanceof Long number && other instanceof BigDecimal decimal) {
      return BigDecimal.valueOf(number).compareTo(decimal);
    }
    if (one instanceof LocalDateTime local && other instanceof Instant moment) {
      return local.atZone(Oslo.ZONE).toInstant().compareTo(moment);
    }
    return compareSame(one, other);
  }

  @SuppressWarnings("unchecked")
  private static <T extends Comparable<T>> int compareSame(Object one, Object other) {
    return ((T) one).compareTo((T) other);
  }
}
