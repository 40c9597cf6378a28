package no.samklang.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import no.samklang.benchmarks.SampleCustomers;
import no.samklang.sync.http.Json;
import no.samklang.sync.model.Customer;
import no.samklang.sync.spi.SourceRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a connector and a mapper cost: reading a page's JSON, mapping, and writing JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class MapBenchmark {
  private static final ObjectReader PAGES = Json.mapper().readerFor(CustomerPage.class);
  private static final ObjectWriter ROWS = Json.mapper().writerFor(CustomerRow.class);

  private List<SourceRecord<Customer>> records = List.of();
  private byte[] json = new byte[0];

  /** Makes a page. */
  @Setup
  public void make() throws Exception {
    records = SampleCustomers.page(0);
    List<CustomerRow> rows =
        records.stream()
            .map(record -> CustomerRow.of(record.id(), SampleCustomers.value(record)))
            .toList();
    json = Json.mapper().writeValueAsBytes(new CustomerPage(rows, null, "1-0", true));
  }

  /** Reads a page into the common model. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public void read(Blackhole sink) throws Exception {
    CustomerPage page = PAGES.readValue(json);
    page.rows().forEach(row -> sink.consume(row.customer()));
  }

  /** Maps a page and writes each record as JSON. */
  @Benchmark
  @OperationsPerInvocation(SampleCustomers.PAGE)
  public void mapAndWrite(Blackhole sink) throws Exception {
    for (SourceRecord<Customer> record : records) {
      Customer wanted = CustomerRow.wanted(SampleCustomers.value(record));
      sink.consume(ROWS.writeValueAsBytes(CustomerRow.of(record.id(), wanted)));
    }
  }
}
