package no.samklang.sync.http;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.http.TransportException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's client, HTTP/1.1. Before JDK 24 it loses an answer on a reused connection now and then,
 * after the server did the work (JDK-8338569); so every error after connecting counts as sent.
 */
final class JdkTransport implements HttpTransport {
  private final TransportOptions options;
  private final ExecutorService executor = executor();
  private final HttpClient client;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  JdkTransport(TransportOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connectTimeout())
            .executor(executor)
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
      return exchange(call, deadline);
    } finally {
      host.release();
    }
  }

  @Override
  public void close() {
    executor.shutdown();
  }

  private Semaphore limit(String host) {
    return new Semaphore(options.maxConnectionsPerHost());
  }

  /** Waits itself, because before JDK 26 the request's own timeout ends with the headers. */
  private HttpReply exchange(HttpCall call, long deadline) throws TransportException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(call), head -> new BoundedBody(options.maxResponseBytes()));
    try {
      return reply(answer.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new TransportException(Reason.TIMEOUT, true, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw interrupted(true, e);
    } catch (ExecutionException e) {
      throw translate(e.getCause() == null ? e : e.getCause());
    }
  }

  private static HttpRequest request(HttpCall call) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(call.uri()).method(call.method(), publisher(call.body()));
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

  private static TransportException translate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof HttpConnectTimeoutException
          || each instanceof ConnectException
          || each instanceof UnknownHostException
          || each instanceof CertificateException) {
        return new TransportException(Reason.NO_CONNECTION, false, failure);
      }
      if (each instanceof BoundedBody.TooLarge) {
        return new TransportException(Reason.TOO_LARGE, true, failure);
      }
    }
    boolean late = failure instanceof HttpTimeoutException;
    return new TransportException(late ? Reason.TIMEOUT : Reason.LOST, true, failure);
  }

  private static TransportException interrupted(boolean sent, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TransportException(Reason.INTERRUPTED, sent, cause);
  }

  private static ExecutorService executor() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            2,
            2,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "samklang-http-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }
}
