package no.samklang.simulators.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import no.samklang.simulators.Admin;
import no.samklang.simulators.Simulator;
import no.samklang.simulators.SimulatorOptions;

/** Serves one system on the loopback address. */
public final class SimulatorServer implements Simulator {

  private static final int THREADS = 32;
  private static final int BACKLOG = 512;

  static {
    // Read once by the JDK's server. Without it each answer on a kept connection waits 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final SimulatedSystem system;
  private final Bench bench;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Calls calls;
  private final LocalAdmin admin;

  private SimulatorServer(
      SimulatorOptions options, Function<Surroundings, SimulatedSystem> factory) {
    Surroundings surroundings = new Surroundings(options);
    this.system = factory.apply(surroundings);
    surroundings.variants(options.variants(), system.knownVariants());
    this.bench = new Bench(surroundings, new CallLog(), new FaultBoard());
    this.admin = new LocalAdmin(system, bench);
    this.calls = new Calls(system, bench);
    this.threads = Executors.newFixedThreadPool(THREADS, SimulatorServer::thread);
    this.server = bind(options.port());
  }

  /**
   * Starts a system.
   *
   * @throws IllegalArgumentException if the options name an unknown variant
   * @throws UncheckedIOException if the port cannot be listened on
   */
  public static Simulator start(
      SimulatorOptions options, Function<Surroundings, SimulatedSystem> factory) {
    SimulatorServer server = new SimulatorServer(options, factory);
    AdminPaths paths = new AdminPaths(server.system, server.admin, server.bench);
    server.server.createContext("/", exchange -> server.serve(exchange, paths));
    server.server.setExecutor(server.threads);
    server.server.start();
    return server;
  }

  @Override
  public String systemId() {
    return system.id();
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public Admin admin() {
    return admin;
  }

  @Override
  public List<String> violations() {
    return bench.log().violations();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange, AdminPaths paths) throws IOException {
    URI uri = exchange.getRequestURI();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    Request request =
        new Request(
            exchange.getRequestMethod(),
            uri.getRawPath(),
            query,
            exchange.getRequestHeaders(),
            body);
    if (AdminPaths.serves(request.path())) {
      paths.serve(request, exchange);
    } else {
      calls.serve(request, exchange);
    }
  }

  private static HttpServer bind(int port) {
    try {
      return HttpServer.create(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port),
          BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot listen on 127.0.0.1:" + port + "; give another port", e);
    }
  }

  private static final AtomicInteger THREAD_NUMBER = new AtomicInteger();

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "simulator-" + THREAD_NUMBER.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
