package no.samklang.sync;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * The control totals of a run or of a period: sums of source, ledger and target, and the records
 * that make the difference where they are not equal. Immutable.
 *
 * @param route the route
 * @param period the period; null for a run, or for all periods
 * @param sourceBasis what the sums of the source are taken from
 * @param targetBasis what the sums of the target are taken from
 * @param sums the sums by dimension and measure; where a run has very many, the rest as one
 * @param differences the records that make the difference, at most the first thousand of each kind
 * @param counts how many records make a difference, by kind
 * @param problem why the sums could not be taken; null when they could
 */
public record ControlReport(
    String route,
    @Nullable String period,
    SourceBasis sourceBasis,
    TargetBasis targetBasis,
    List<Sum> sums,
    List<Difference> differences,
    Map<Kind, Long> counts,
    @Nullable Message problem) {

  /** Copies the collections. */
  public ControlReport {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(sourceBasis, "sourceBasis");
    Objects.requireNonNull(targetBasis, "targetBasis");
    sums = List.copyOf(sums);
    differences = List.copyOf(differences);
    counts = Map.copyOf(counts);
  }

  /** What the sums of the source are taken from. */
  public enum SourceBasis {
    /** Everything the source holds, read again. */
    READ_AGAIN,
    /** Our own record of what was read, as the source does not give its marked rows again. */
    OUR_RECORD,
    /** What the run read and had something to do about. */
    RUN
  }

  /** What the sums of the target are taken from. */
  public enum TargetBasis {
    /** Everything the target lists. */
    LISTED,
    /** The documents of our ledger, read back by id: what stands beside them is not seen. */
    READ_BACK,
    /** What the target accepted, without looking again. */
    AS_ACCEPTED
  }

  /** In what way a record makes a difference. */
  public enum Kind {
    /** Read, but neither delivered nor parked nor left out. */
    LOST,
    /** Changed or deleted in the source since it was delivered, and not corrected yet. */
    CHANGED,
    /** Sent with a figure that differs from the source's by less than the unit of rounding. */
    ROUNDED,
    /** Sent, or found in the target, with another figure. */
    DIFFERENT,
    /** Delivered, but not in the target. */
    MISSING,
    /** In the target more than once. */
    DOUBLED,
    /** In the target under another value of a dimension than it was sent with. */
    MOVED,
    /** In the target under a key of ours, but not in our ledger. */
    UNKNOWN,
    /** Sent, and not known yet whether it arrived. */
    UNSETTLED,
    /** Its figures are not known: delivered before they were kept, or they cannot be taken. */
    NOT_COUNTED
  }

  /**
   * The sums of one measure for one value of each dimension.
   *
   * @param dimensions values by name, in the order the route names them
   * @param measure the measure
   * @param source what the source has
   * @param waiting part of it that is parked or under way
   * @param leftOut part of it that is left out by rule
   * @param ledger what was delivered
   * @param target what the target has
   */
  public record Sum(
      Map<String, String> dimensions,
      String measure,
      BigDecimal source,
      BigDecimal waiting,
      BigDecimal leftOut,
      BigDecimal ledger,
      BigDecimal target) {
    /** Copies the dimensions, keeping their order. */
    public Sum {
      dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
      Objects.requireNonNull(measure, "measure");
    }

    /** Returns whether all that the source has is delivered, waiting or left out, once. */
    public boolean balanced() {
      return source.subtract(waiting).subtract(leftOut).compareTo(ledger) == 0
          && ledger.compareTo(target) == 0;
    }
  }

  /**
   * A record that makes a difference.
   *
   * @param kind in what way
   * @param sourceId id of the source record
   * @param label text by which people know it; null where it is not known
   * @param why measure, figures and documents
   */
  public record Difference(Kind kind, String sourceId, @Nullable String label, Message why) {
    /** Checks what must be there. */
    public Difference {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(sourceId, "sourceId");
      Objects.requireNonNull(why, "why");
    }
  }

  /** Returns whether every sum is equal on all sides and no record makes a difference. */
  public boolean balanced() {
    return problem == null && counts.isEmpty() && sums.stream().allMatch(Sum::balanced);
  }

  /** Returns how many records make a difference in this way. */
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
