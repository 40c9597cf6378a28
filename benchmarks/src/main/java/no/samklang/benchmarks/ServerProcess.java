package no.samklang.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import no.samklang.benchmarks.server.CustomerServer;

/** The server of both systems, in a process of its own; ends with this one. */
final class ServerProcess implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Process process;
  private final URI base;

  ServerProcess() throws IOException {
    process =
        new JavaProcess(CustomerServer.class, List.of("-Xmx2g", "-XX:+UseSerialGC"), List.of())
            .start();
    BufferedReader out = process.inputReader();
    String line = out.readLine();
    if (line == null || !line.startsWith("port ")) {
      throw new IOException("the server did not start: " + line);
    }
    base = URI.create("http://127.0.0.1:" + line.substring("port ".length()));
  }

  URI base() {
    return base;
  }

  void reset(int records, int latencyMillis) throws IOException {
    reset(records, latencyMillis, 0, 0);
  }

  /** Sets both systems up; orders are hidden for a while and one answer of so many is lost. */
  void reset(int records, int latencyMillis, int hiddenMillis, int dropOneIn) throws IOException {
    admin(
        "POST",
        "/admin/reset?records=%d&latency=%d&hidden=%d&drop=%d"
            .formatted(records, latencyMillis, hiddenMillis, dropOneIn));
  }

  /** Waits until the target holds so many orders. */
  void awaitOrders(int atLeast) throws IOException {
    admin("GET", "/admin/orders?await=" + atLeast);
  }

  JsonNode orders() throws IOException {
    return admin("GET", "/admin/orders");
  }

  void change(int oneOf) throws IOException {
    admin("POST", "/admin/change?one-of=" + oneOf);
  }

  void zero() throws IOException {
    admin("POST", "/admin/zero");
  }

  JsonNode counts() throws IOException {
    return admin("GET", "/admin/counts");
  }

  private JsonNode admin(String method, String path) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) base.resolve(path).toURL().openConnection();
    connection.setRequestMethod(method);
    try (var in = connection.getInputStream()) {
      return MAPPER.readTree(in);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
