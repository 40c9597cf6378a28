package no.samklang.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransports;
import no.samklang.sync.http.Json;
import no.samklang.sync.http.TransportException;
import no.samklang.sync.http.TransportOptions;
import no.samklang.sync.model.Customer;
import org.jspecify.annotations.Nullable;

/**
 * A loop without memory: reads a page, maps it, and writes every record, or, where nothing is to be
 * written, hashes it. No repeat, no error handling, no ApiClient.
 */
final class BareWork implements Work {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final Headers READING =
      Headers.builder().add("Accept", "application/json").build();
  private static final Headers WRITING =
      READING.toBuilder().add("Content-Type", "application/json").build();
  private static final ObjectReader PAGES = Json.mapper().readerFor(CustomerPage.class);
  private static final ObjectWriter ROWS = Json.mapper().writerFor(CustomerRow.class);

  private final Task task;
  private final HttpTransport transport;
  private final boolean writes;
  private final @Nullable ExecutorService pool;
  private long written;
  private long hashed;

  BareWork(Task task, String transport) {
    this.task = task;
    this.transport = HttpTransports.named(transport).create(TransportOptions.DEFAULTS);
    this.writes = task.scenario() == Task.Scenario.FIRST;
    this.pool = task.threads() > 1 ? Executors.newFixedThreadPool(task.threads()) : null;
  }

  @Override
  public Notes run() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    long from = 0;
    CustomerPage page;
    do {
      page = read("/source/customers?from=" + from + "&limit=" + Task.PAGE);
      if (writes) {
        write(page);
      } else {
        hash(page, sha256);
      }
      from += page.rows().size();
    } while (page.total() != null && from < page.total());
    return new Notes(written, hashed, -1);
  }

  private CustomerPage read(String path) throws Exception {
    HttpReply reply = send("GET", path, READING, null);
    return PAGES.readValue(reply.body());
  }

  private void write(CustomerPage page) throws Exception {
    if (pool == null) {
      for (CustomerRow row : page.rows()) {
        put(row);
      }
    } else {
      List<Future<HttpReply>> calls = new ArrayList<>();
      for (CustomerRow row : page.rows()) {
        calls.add(pool.submit(() -> put(row)));
      }
      for (Future<HttpReply> call : calls) {
        call.get();
      }
    }
    written += page.rows().size();
  }

  private HttpReply put(CustomerRow row) throws Exception {
    CustomerRow wanted = mapped(row);
    return send("PUT", "/target/customers/" + wanted.id(), WRITING, ROWS.writeValueAsBytes(wanted));
  }

  private static CustomerRow mapped(CustomerRow row) {
    Customer wanted = CustomerRow.wanted(row.customer());
    return CustomerRow.of(CustomerRow.targetId(wanted), wanted);
  }

  private void hash(CustomerPage page, MessageDigest sha256) throws Exception {
    for (CustomerRow row : page.rows()) {
      byte[] hash = sha256.digest(ROWS.writeValueAsBytes(mapped(row)));
      hashed += hash.length > 0 ? 1 : 0;
    }
  }

  private HttpReply send(String method, String path, Headers headers, byte @Nullable [] body)
      throws TransportException {
    URI address = URI.create(task.base() + path);
    HttpReply reply = transport.send(new HttpCall(method, address, headers, body, TIMEOUT));
    if (reply.status() / 100 != 2) {
      throw new IllegalStateException(method + " " + path + " was answered " + reply.status());
    }
    return reply;
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.shutdown();
    }
  }
}
