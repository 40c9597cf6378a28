package no.samklang.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/** Serves one connection on a thread of its own. */
final class Desk implements Runnable {
  private static final byte[] SOURCE = ascii("/source/customers");
  private static final byte[] TARGET = ascii("/target/customers");
  private static final byte[] ORDERS = ascii("/target/orders");
  private static final byte[] NO_CONTENT = ascii("HTTP/1.1 204 No Content\r\n\r\n");
  private static final byte[] NOT_FOUND =
      ascii("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");

  private final Socket socket;
  private final Systems systems;
  private final ByteSink content = new ByteSink();
  private final ByteSink answer = new ByteSink();

  Desk(Socket socket, Systems systems) {
    this.socket = socket;
    this.systems = systems;
  }

  @Override
  public void run() {
    try (socket) {
      OutputStream out = socket.getOutputStream();
      Request request = new Request(socket.getInputStream());
      systems.tally().count(Tally.What.CONNECTIONS);
      while (request.next()) {
        long arrived = System.nanoTime();
        content.clear();
        answer.clear();
        if (request.isFor(ORDERS)) {
          boolean told = serveOrders(request);
          awaitLatency(arrived);
          if (!told) {
            return;
          }
        } else if (request.isFor(SOURCE) || request.isFor(TARGET)) {
          serve(request);
          awaitLatency(arrived);
        } else {
          content.add(systems.administer(request.path(), request.isPost()));
          reply();
        }
        answer.writeTo(out);
      }
    } catch (IOException closed) {
      // A client that goes away is how every connection here ends.
      return;
    }
  }

  private void awaitLatency(long arrived) {
    long left = systems.latencyNanos() - (System.nanoTime() - arrived);
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = systems.latencyNanos() - (System.nanoTime() - arrived);
    }
  }

  private void serve(Request request) {
    boolean source = request.isFor(SOURCE);
    if (request.isPut()) {
      systems.tally().count(Tally.What.PUT);
      systems.target().put(request.customer(), request.body());
      answer.add(NO_CONTENT);
      return;
    }
    String path = request.path();
    Query query = Query.of(path);
    boolean found = true;
    if (path.indexOf('?') < 0) {
      systems.tally().count(Tally.What.FETCHED);
      found = one(source, request.customer());
    } else if (!source) {
      systems.tally().count(Tally.What.TARGET_LISTED);
      systems.target().listing(query.number("from", 0), query.number("limit", 200), content);
    } else if (query.has("since")) {
      systems.tally().count(Tally.What.CHANGES);
      systems.source().since(query.text("since"), query.number("limit", 200), content);
    } else {
      systems.tally().count(Tally.What.LISTED);
      systems.source().listing(query.number("from", 0), query.number("limit", 200), content);
    }
    if (found) {
      reply();
    } else {
      answer.add(NOT_FOUND);
    }
  }

  /** Makes or searches orders; returns whether there is to be an answer. */
  private boolean serveOrders(Request request) {
    boolean told = true;
    if (request.isPost()) {
      told = systems.orders().make(request.body(), content);
    } else {
      systems.orders().search(Query.of(request.path()).text("reference"), content);
    }
    reply();
    return told;
  }

  private boolean one(boolean source, int number) {
    if (!source) {
      return systems.target().one(number, content);
    }
    systems.source().one(number, content);
    return true;
  }

  private void reply() {
    answer
        .add("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ")
        .add(Integer.toString(content.size()))
        .add("\r\n\r\n")
        .add(content);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
