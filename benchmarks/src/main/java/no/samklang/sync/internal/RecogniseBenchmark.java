package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.samklang.benchmarks.SampleCustomers;
import no.samklang.benchmarks.SampleStore;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncStateStore;
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

/**
 * The hot path: recognising an unchanged page, which is a fingerprint a record and one look-up of
 * their bases, per record; and the fingerprint and the field hashes alone.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RecogniseBenchmark {
  private static final String VERSION = "1";
  private static final byte[] SALT = (VERSION + '\n').getBytes(StandardCharsets.UTF_8);

  /** Which store: in memory, or in an SQLite file. */
  @Param({"memory", "sqlite"})
  public String kind = "";

  /** Records in the store. */
  @Param("100000")
  public int records;

  private List<List<SourceRecord<Customer>>> pages = List.of();
  private int page;
  private SampleStore sample = SampleStore.inMemory();
  private Recognise<Customer> recognise = recognise(sample.store());

  /** Fills the store. */
  @Setup
  public void fill() throws Exception {
    sample = SampleStore.open(kind);
    pages = new ArrayList<>();
    for (int from = 0; from < records; from += SampleCustomers.PAGE) {
      List<SourceRecord<Customer>> rows = SampleCustomers.page(from);
      List<StateChange> bases = new ArrayList<>();
      for (SourceRecord<Customer> row : rows) {
        Fingerprint print = RecordCodec.fingerprint(SALT, SampleCustomers.value(row));
        bases.add(
            new StateChange.PutBase(SampleStore.ROUTE, new Base(row.id(), print, new byte[180])));
      }
      sample.commit(bases);
      pages.add(rows);
    }
    recognise = recognise(sample.store());
  }

  /** Recognises the next page. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public Object unchangedPage() {
    List<Row<Customer>> changed = recognise.changed(pages.get(page));
    page = (page + 1) % pages.size();
    if (!changed.isEmpty()) {
      throw new IllegalStateException("a page is not recognised");
    }
    return changed;
  }

  /** Makes the fingerprints of a page. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public long fingerprint() {
    long all = 0;
    for (SourceRecord<Customer> row : pages.get(0)) {
      all ^= RecordCodec.fingerprint(SALT, SampleCustomers.value(row)).hashCode();
    }
    return all;
  }

  /** Takes the records of a page apart into fields and packs their hashes. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public long fieldPrints() {
    long all = 0;
    for (SourceRecord<Customer> row : pages.get(0)) {
      all += FieldPrints.pack(RecordCodec.fields(SampleCustomers.value(row))).length;
    }
    return all;
  }

  /** Closes the store. */
  @TearDown
  public void close() throws Exception {
    sample.close();
  }

  private static Recognise<Customer> recognise(SyncStateStore store) {
    return new Recognise<>(
        EmptyRun.on(store), Side.LEFT, SampleStore.ROUTE, VERSION, ids -> List.of());
  }
}
