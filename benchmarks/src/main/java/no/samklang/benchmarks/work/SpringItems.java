package no.samklang.benchmarks.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import no.samklang.sync.http.Json;
import no.samklang.sync.model.Customer;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.ItemProcessor;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.database.AbstractPagingItemReader;

/** Reader, processor and writer of the Spring Batch job. */
final class SpringItems {
  private static final ObjectWriter ROWS = Json.mapper().writerFor(CustomerRow.class);
  private static final ObjectWriter ORDERS = Json.mapper().writerFor(Order.class);
  private static final byte[] NO_HASH = new byte[32];

  private SpringItems() {}

  /** A customer of the source with the hash it was last written under; null when it is new. */
  @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals alone
  record Known(CustomerRow row, byte @Nullable [] hash) {}

  /** A customer to write. */
  @SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
  record Wanted(CustomerRow row, byte[] json, byte[] hash) {}

  /** Reads pages, with the hashes of all customers of a page in one query. */
  static final class Reader extends AbstractPagingItemReader<Known> {
    private final PlainClient client;
    private final HashTable hashes;

    Reader(PlainClient client, HashTable hashes) {
      this.client = client;
      this.hashes = hashes;
      setPageSize(Task.PAGE);
      setSaveState(false);
      setName("customers");
    }

    @Override
    protected void doReadPage() {
      List<CustomerRow> rows = page();
      Map<String, byte[]> known = hashes.find(rows.stream().map(CustomerRow::id).toList());
      results = new CopyOnWriteArrayList<>(known(rows, known));
    }

    private List<CustomerRow> page() {
      try {
        int from = getPage() * getPageSize();
        return client.read("/source/customers?from=" + from + "&limit=" + getPageSize()).rows();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static List<Known> known(List<CustomerRow> rows, Map<String, byte[]> hashes) {
      return rows.stream().map(row -> new Known(row, hashes.get(row.id()))).toList();
    }
  }

  /** Maps, and leaves out what has not changed. */
  static final class Processor implements ItemProcessor<Known, Wanted> {
    private static final ThreadLocal<MessageDigest> SHA256 =
        ThreadLocal.withInitial(
            () -> {
              try {
                return MessageDigest.getInstance("SHA-256");
              } catch (java.security.NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every JDK has SHA-256", impossible);
              }
            });

    @Override
    public @Nullable Wanted process(Known item) throws JsonProcessingException {
      Customer wanted = CustomerRow.wanted(item.row().customer());
      CustomerRow row = CustomerRow.of(CustomerRow.targetId(wanted), wanted);
      byte[] json = ROWS.writeValueAsBytes(row);
      byte[] hash = SHA256.get().digest(json);
      return Arrays.equals(hash, item.hash()) ? null : new Wanted(row, json, hash);
    }
  }

  /** Makes the order of a customer that has none; a hash that is kept means that it has one. */
  static @Nullable Wanted order(Known item) throws JsonProcessingException {
    if (item.hash() != null) {
      return null;
    }
    CustomerRow row = item.row();
    Order order = Order.of(CustomerRow.number(row.customer()), row.name());
    return new Wanted(row, ORDERS.writeValueAsBytes(order), NO_HASH);
  }

  /** How a record is sent. */
  @FunctionalInterface
  interface Sending {
    void send(Wanted one) throws IOException;
  }

  /** Sends each record and then keeps the hashes of the chunk. */
  static final class Writer implements ItemWriter<Wanted> {
    private final Sending sending;
    private final HashTable hashes;

    Writer(Sending sending, HashTable hashes) {
      this.sending = sending;
      this.hashes = hashes;
    }

    @Override
    public void write(Chunk<? extends Wanted> chunk) throws IOException {
      for (Wanted one : chunk) {
        sending.send(one);
      }
      hashes.keep(chunk.getItems());
    }
  }
}
