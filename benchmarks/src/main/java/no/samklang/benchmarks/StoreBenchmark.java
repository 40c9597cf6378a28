package no.samklang.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.StateChange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A store's share in a record: look-ups and durable commits by page, per record. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class StoreBenchmark {
  private static final int FIELD_BYTES = 180;

  /** Which store: in memory, or in an SQLite file. */
  @Param({"memory", "sqlite"})
  public String kind = "";

  /** Records in the store. */
  @Param("100000")
  public int records;

  private SampleStore sample = SampleStore.inMemory();
  private int next;

  /** Fills the store. */
  @Setup
  public void fill() throws Exception {
    sample = SampleStore.open(kind);
    for (int from = 0; from < records; from += SampleCustomers.PAGE) {
      sample.commit(page(from, 0));
    }
  }

  /** Looks up the bases of the next page. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public Map<String, Base> lookUp() {
    List<String> ids =
        IntStream.range(next, next + SampleCustomers.PAGE).mapToObj(SampleCustomers::id).toList();
    advance();
    return sample.store().bases(SampleStore.SCOPE, SampleStore.ROUTE, ids);
  }

  /** Commits link and base of each record of the next page, and the cursor. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public int commit() {
    List<StateChange> changes = page(next, System.nanoTime());
    advance();
    sample.commit(changes);
    return changes.size();
  }

  private void advance() {
    next = (next + SampleCustomers.PAGE) % records;
  }

  private static List<StateChange> page(int from, long seen) {
    List<StateChange> changes = new ArrayList<>(2 * SampleCustomers.PAGE + 1);
    for (int number = from; number < from + SampleCustomers.PAGE; number++) {
      String id = SampleCustomers.id(number);
      changes.add(new StateChange.PutLink(new Link("customer", id, null, id, null)));
      changes.add(
          new StateChange.PutBase(
              SampleStore.ROUTE,
              new Base(id, new Fingerprint(number, seen), new byte[FIELD_BYTES])));
    }
    changes.add(new StateChange.PutCursor(SampleStore.ROUTE, new Cursor("at " + from)));
    return changes;
  }

  /** Closes the store. */
  @TearDown
  public void close() {
    sample.close();
  }
}
