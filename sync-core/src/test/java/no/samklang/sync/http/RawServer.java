package no.samklang.sync.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Says fixed bytes to every request, for answers that no proper server would give. */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final Manner manner;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Semaphore arrivals = new Semaphore(0);
  private final Semaphore goodbyes = new Semaphore(0);
  private final AtomicInteger connections = new AtomicInteger();

  private interface Manner {
    void serve(RawServer server, Socket socket) throws IOException, InterruptedException;
  }

  private RawServer(Manner manner) throws IOException {
    this.manner = manner;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  /** Says the bytes and closes the connection. */
  public static RawServer saying(String bytes) throws IOException {
    return new RawServer(
        (server, socket) -> {
          readRequest(socket.getInputStream());
          say(socket, bytes);
          socket.shutdownOutput();
          server.goodbyes.release();
          drain(socket);
        });
  }

  /** Says the bytes and then nothing, until the other side goes. */
  public static RawServer silentAfter(String bytes) throws IOException {
    return new RawServer(
        (server, socket) -> {
          readRequest(socket.getInputStream());
          say(socket, bytes);
          drain(socket);
        });
  }

  /** Says the bytes and then a little more every so often, without end. */
  static RawServer trickling(String bytes, String more, Duration pace) throws IOException {
    return new RawServer(
        (server, socket) -> {
          readRequest(socket.getInputStream());
          say(socket, bytes);
          do {
            say(socket, more);
          } while (!server.closed.await(pace.toMillis(), TimeUnit.MILLISECONDS));
        });
  }

  /** Says the bytes to each request on a connection that stays open. */
  static RawServer keeping(String bytes) throws IOException {
    return new RawServer(
        (server, socket) -> {
          while (readRequest(socket.getInputStream())) {
            say(socket, bytes);
          }
        });
  }

  /** Returns the port on 127.0.0.1. */
  public int port() {
    return listening.getLocalPort();
  }

  /** Returns how many connections were accepted. */
  public int connections() {
    return connections.get();
  }

  /** Waits for one more connection. */
  public void awaitConnection() {
    arrivals.acquireUninterruptibly();
  }

  /** Waits until one more connection was ended by this side. */
  public void awaitGoodbye() {
    goodbyes.acquireUninterruptibly();
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        arrivals.release();
        threads.execute(() -> serve(socket));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      manner.serve(this, socket);
    } catch (IOException | InterruptedException gone) {
      // The client went away, or the test is over: nothing to answer any more.
    }
  }

  /** Reads the head and one byte of body, which is what the contract sends here. */
  private static boolean readRequest(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.append((char) next);
    }
    return in.read() >= 0;
  }

  private static void say(Socket socket, String bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes.getBytes(ISO_8859_1));
    out.flush();
  }

  private static void drain(Socket socket) throws IOException {
    socket.getInputStream().readAllBytes();
  }
}
