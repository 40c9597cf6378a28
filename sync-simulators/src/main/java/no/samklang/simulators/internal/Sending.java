package no.samklang.simulators.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Puts an answer on the wire. */
final class Sending {

  private static final long NO_BODY = -1;

  private Sending() {}

  static void send(HttpExchange exchange, Answer answer, boolean cut) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body();
    if (body.length == 0) {
      exchange.sendResponseHeaders(answer.status(), NO_BODY);
      exchange.close();
      return;
    }
    exchange.sendResponseHeaders(answer.status(), body.length);
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, cut ? body.length / 2 : body.length);
    // Closing short of the announced length makes the JDK's server drop the connection.
    exchange.close();
  }
}
