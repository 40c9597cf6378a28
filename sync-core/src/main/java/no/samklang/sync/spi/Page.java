package no.samklang.sync.spi;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One page of a reading.
 *
 * @param records the records, in the system's order
 * @param next cursor to give for the next page, or, after the last page, in the next run
 * @param last whether the pass ends with this page
 * @param expectedTotal rows the whole pass will bring, where the system says so
 * @param <R> {@link SourceRecord} or {@link TargetRecord}
 */
public record Page<R>(List<R> records, Cursor next, boolean last, OptionalLong expectedTotal) {

  /** Copies the records. */
  public Page {
    records = List.copyOf(records);
    Objects.requireNonNull(next, "next");
    Objects.requireNonNull(expectedTotal, "expectedTotal");
  }

  /** Returns a page after which more follows. */
  public static <R> Page<R> more(List<R> records, Cursor next) {
    return new Page<>(records, next, false, OptionalLong.empty());
  }

  /** Returns the last page of a pass. */
  public static <R> Page<R> last(List<R> records, Cursor next) {
    return new Page<>(records, next, true, OptionalLong.empty());
  }

  /** Returns this page with the total that the system announced. */
  public Page<R> expecting(long total) {
    return new Page<>(records, next, last, OptionalLong.of(total));
  }
}
