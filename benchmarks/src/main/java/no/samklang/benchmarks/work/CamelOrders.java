package no.samklang.benchmarks.work;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import no.samklang.sync.http.Json;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.ThreadPoolBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The same orders as a Camel route, set up as its documentation has it: the splitter streams the
 * customers and processes them in parallel on a pool of its own; the idempotent consumer asks a
 * {@link JdbcMessageIdRepository} with its own table and statements, skips duplicates and takes a
 * key away when its exchange failed, all of which are the defaults, as is adding the key eagerly;
 * the HTTP component posts. The database writes every commit to its file at once, which H2 by
 * itself puts off for half a second.
 */
final class CamelOrders implements Work {
  private static final ObjectWriter ORDERS = Json.mapper().writerFor(Order.class);
  private static final int QUEUED = 100;

  private final Task task;
  private final boolean eager;
  private final JdbcConnectionPool database;
  private final PlainClient client;
  private final CamelContext camel = new DefaultCamelContext();
  private final AtomicLong posted = new AtomicLong();

  /**
   * Sets up a route.
   *
   * @param eager whether a key is added before the order is posted, or when that went well
   */
  CamelOrders(Task task, boolean eager) {
    this.task = task;
    this.eager = eager;
    this.client = new PlainClient(task.base(), 1);
    this.database = Databases.durable(task.folder().resolve("camel"));
    try {
      camel.addRoutes(route());
      camel.start();
    } catch (Exception wrong) {
      throw new IllegalStateException("the route cannot be set up", wrong);
    }
  }

  private RouteBuilder route() throws Exception {
    ExecutorService pool =
        new ThreadPoolBuilder(camel)
            .poolSize(task.threads())
            .maxPoolSize(task.threads())
            .maxQueueSize(QUEUED)
            .build("orders");
    JdbcMessageIdRepository repository = new JdbcMessageIdRepository(database, "orders");
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:customers")
            .split(body())
            .streaming()
            .parallelProcessing()
            .executorService(pool)
            .process(CamelOrders::prepare)
            .idempotentConsumer(header("customer"), repository)
            .eager(eager)
            .to(task.base() + "/target/orders?httpMethod=POST")
            .process(exchange -> posted.incrementAndGet());
      }
    };
  }

  private static void prepare(Exchange exchange) throws IOException {
    CustomerRow row = exchange.getMessage().getBody(CustomerRow.class);
    String number = CustomerRow.number(row.customer());
    exchange.getMessage().setBody(ORDERS.writeValueAsBytes(Order.of(number, row.name())));
    exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    exchange.getMessage().setHeader("customer", number);
  }

  @Override
  public Notes run() throws IOException {
    try (ProducerTemplate start = camel.createProducerTemplate()) {
      Exchange all =
          start.send("direct:customers", exchange -> exchange.getMessage().setBody(customers()));
      Exception failed = all.getException();
      if (failed != null) {
        throw new Unfinished(failed.toString());
      }
    }
    return new Notes(posted.get(), -1, -1);
  }

  /** Returns all customers, a page at a time. */
  private Iterator<CustomerRow> customers() {
    return Stream.iterate(0, from -> from + Task.PAGE)
        .map(this::page)
        .takeWhile(rows -> !rows.isEmpty())
        .flatMap(List::stream)
        .iterator();
  }

  private List<CustomerRow> page(int from) {
    try {
      return client.read("/source/customers?from=" + from + "&limit=" + Task.PAGE).rows();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    camel.stop();
    database.dispose();
    try {
      client.close();
    } catch (IOException leftOpen) {
      throw new UncheckedIOException("the client cannot be closed", leftOpen);
    }
  }
}
