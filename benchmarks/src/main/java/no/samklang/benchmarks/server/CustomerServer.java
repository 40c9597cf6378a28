package no.samklang.benchmarks.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A source and a target of customers on the loopback address: deterministic data, a set latency,
 * counts of what was asked. A thread a connection and no framework: about a tenth of what the
 * leanest client costs.
 *
 * <pre>
 * GET  /source/customers?from=0&amp;limit=200         all, by pages
 * GET  /source/customers?since=CURSOR&amp;limit=200    what changed, with the next cursor
 * GET  /target/customers?from=0&amp;limit=200         what was written, by pages
 * GET, PUT /target/customers/C0000001             one
 * POST /target/orders                             one more order, never the same again
 * GET  /target/orders?reference=R                 the orders with this reference, after a while
 * POST /admin/reset?records=N&amp;latency=MS         both systems anew, counts at zero
 *      &amp;hidden=MS&amp;drop=N                         orders hidden so long, one answer in N lost
 * POST /admin/change?one-of=100                   changes records in the source, counts at zero
 * POST /admin/zero, GET /admin/counts
 * GET  /admin/orders?await=N                      lost and doubled, when there are N orders
 * </pre>
 */
public final class CustomerServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Systems systems = new Systems();

  /**
   * Listens on a free port of the loopback address.
   *
   * @throws IOException if there is none
   */
  public CustomerServer() throws IOException {
    listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    daemon(this::accept, "accept");
  }

  /** Returns the port. */
  public int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        socket.setTcpNoDelay(true);
        daemon(new Desk(socket, systems), "desk");
      }
    } catch (IOException closed) {
      // Closing the listening socket is how the server ends.
      return;
    }
  }

  private static void daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  /** Serves until standard input ends, so that the server never outlives who started it. */
  public static void main(String[] arguments) throws IOException {
    try (CustomerServer server = new CustomerServer()) {
      System.out.println("port " + server.port());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }
}
