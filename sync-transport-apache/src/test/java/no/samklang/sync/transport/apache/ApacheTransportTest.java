package no.samklang.sync.transport.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.http.Headers;
import no.samklang.sync.http.HttpCall;
import no.samklang.sync.http.HttpReply;
import no.samklang.sync.http.HttpTransport;
import no.samklang.sync.http.HttpTransportContract;
import no.samklang.sync.http.HttpTransportProvider;
import no.samklang.sync.http.HttpTransports;
import no.samklang.sync.http.RawServer;
import no.samklang.sync.http.TransportException;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.http.TransportOptions;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;

class ApacheTransportTest extends HttpTransportContract {
  @Override
  protected HttpTransportProvider provider() {
    return HttpTransports.named("apache");
  }

  @Test
  void aConnectionClosedWhileItLayIdleIsNotUsedForAWrite() throws IOException {
    HttpTransport checking =
        new ApacheTransport(TransportOptions.DEFAULTS, TimeValue.ZERO_MILLISECONDS);
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/x");
      for (int i = 1; i <= 5; i++) {
        HttpCall post =
            new HttpCall("POST", uri, Headers.NONE, new byte[] {1}, Duration.ofSeconds(30));
        assertThat(checking.send(post).status()).isEqualTo(200);
        server.awaitGoodbye();
        assertThat(server.connections()).isEqualTo(i);
      }
    } finally {
      checking.close();
    }
  }

  @Test
  void anInterruptEndsTheWaitForAConnectionBeforeAnythingIsSent() throws Exception {
    TransportOptions single = TransportOptions.DEFAULTS.withMaxConnectionsPerHost(1);
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try (RawServer server = RawServer.silentAfter("");
        HttpTransport transport = provider().create(single)) {
      URI uri = URI.create("http://127.0.0.1:" + server.port() + "/x");
      HttpCall post =
          new HttpCall("POST", uri, Headers.NONE, new byte[] {1}, Duration.ofSeconds(30));
      Future<HttpReply> holding = callers.submit(() -> transport.send(post));
      server.awaitConnection();
      Future<HttpReply> waiting = callers.submit(() -> transport.send(post));
      callers.shutdownNow();
      ExecutionException ended =
          catchThrowableOfType(ExecutionException.class, () -> waiting.get(30, TimeUnit.SECONDS));
      TransportException failure = (TransportException) ended.getCause();
      assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
      assertThat(failure.sent()).isFalse();
      assertThat(holding).isNotDone();
    }
  }

  @Test
  void isPreferredWhenItIsOnThePath() {
    assertThat(HttpTransports.discover().name()).isEqualTo("apache");
  }
}
