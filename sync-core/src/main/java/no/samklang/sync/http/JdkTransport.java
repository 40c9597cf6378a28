package no.samklang.sync.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.http.TransportException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, HTTP/1.1. Before JDK 24 it loses an answer on a reused connection now and then,
 * after the server did the work (JDK-8338569); so every error after connecting counts as sent.
 *
 * <p>Calls go by {@code send}, and the client's own steps run on its selector thread, since none of
 * them waits here. On JDK 17 a small PUT so takes a fifth of the CPU of {@code sendAsync} on a
 * pool, with one, two or eight callers, and about half of {@code send} on the default pool.
 */
final class JdkTransport implements HttpTransport {
  private final TransportOptions options;
  private final HttpClient client;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  JdkTransport(TransportOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout())
            .executor(Runnable::run)
            .build();
  }

  @Override
  public HttpReply send(HttpCall call) throws TransportException {
    long deadline = System.nanoTime() + call.timeout().toNanos();
    Semaphore host = hosts.computeIfAbsent(call.uri().getRawAuthority(), this::limit);
    try {
      if (!host.tryAcquire(call.timeout().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransportException(Reason.TIMEOUT, false, null);
      }
    } catch (InterruptedException e) {
      throw interrupted(false, e);
    }
    try {
      return exchange(call, Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
    } finally {
      host.release();
    }
  }

  /** Idle connections close when the client is collected: before JDK 21 there is no other way. */
  @Override
  public void close() {}

  private Semaphore limit(String host) {
    return new Semaphore(options.maxConnectionsPerHost());
  }

  /** Watches the body itself, because before JDK 26 the request's timeout ends with the head. */
  private HttpReply exchange(HttpCall call, Duration left) throws TransportException {
    BoundedBody body = new BoundedBody(options.maxResponseBytes());
    Runnable giveUp = () -> body.giveUp(new HttpTimeoutException("body"));
    Deadlines.Watch watch = Deadlines.watch(left, giveUp);
    try {
      return reply(client.send(request(call, left), head -> body));
    } catch (InterruptedException e) {
      throw interrupted(true, e);
    } catch (IOException e) {
      throw translate(e);
    } finally {
      watch.end();
    }
  }

  private static HttpRequest request(HttpCall call, Duration timeout) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri())
            .method(call.method(), publisher(call.body()))
            .timeout(timeout);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static BodyPublisher publisher(byte @Nullable [] body) {
    return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
  }

  private static HttpReply reply(HttpResponse<byte[]> response) {
    Headers.Builder headers = Headers.builder();
    for (Map.Entry<String, List<String>> field : response.headers().map().entrySet()) {
      field.getValue().forEach(value -> headers.add(field.getKey(), value));
    }
    return new HttpReply(response.statusCode(), headers.build(), response.body());
  }

  private static TransportException translate(IOException failure) {
    Reason reason = Reason.LOST;
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (isBeforeSending(each)) {
        return new TransportException(Reason.NO_CONNECTION, false, failure);
      } else if (each instanceof BoundedBody.TooLarge) {
        reason = Reason.TOO_LARGE;
      } else if (each instanceof HttpTimeoutException) {
        reason = Reason.TIMEOUT;
      }
    }
    return new TransportException(reason, true, failure);
  }

  /** A certificate we refuse ends the handshake before the request. */
  private static boolean isBeforeSending(Throwable failure) {
    return failure instanceof HttpConnectTimeoutException
        || failure instanceof ConnectException
        || failure instanceof UnknownHostException
        || failure instanceof NoRouteToHostException
        || failure instanceof CertificateException;
  }

  private static TransportException interrupted(boolean sent, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransportException(Reason.INTERRUPTED, sent, cause);
  }
}
