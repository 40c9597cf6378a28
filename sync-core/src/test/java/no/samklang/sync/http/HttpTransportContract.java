package no.samklang.sync.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.http.TransportException.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport does on the wire. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class HttpTransportContract {
  private static final int LIMIT = 100_000;
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort().dynamicHttpsPort());

  private HttpTransport transport;

  /** Returns the provider under test. */
  protected abstract HttpTransportProvider provider();

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void connect() {
    SERVER.resetAll();
    transport =
        provider()
            .create(
                TransportOptions.DEFAULTS
                    .withMaxResponseBytes(LIMIT)
                    .withMaxConnectionsPerHost(4)
                    .withConnectTimeout(Duration.ofSeconds(5)));
  }

  @AfterEach
  void close() {
    transport.close();
  }

  private static void answer(ResponseDefinitionBuilder reply) {
    SERVER.stubFor(any(anyUrl()).willReturn(reply));
  }

  private static HttpCall call(String method, String path, String body, String... headers) {
    Headers.Builder fields = Headers.builder().add("User-Agent", "Samklang");
    for (int i = 0; i < headers.length; i += 2) {
      fields.add(headers[i], headers[i + 1]);
    }
    URI uri = URI.create("http://localhost:" + SERVER.port() + path);
    return new HttpCall(
        method, uri, fields.build(), body == null ? null : body.getBytes(UTF_8), LONG);
  }

  private static HttpCall within(Duration timeout, HttpCall call) {
    return new HttpCall(call.method(), call.uri(), call.headers(), call.body(), timeout);
  }

  private TransportException failure(HttpCall call) {
    TransportException failure =
        catchThrowableOfType(TransportException.class, () -> transport.send(call));
    assertThat(failure).as("no answer to " + call).isNotNull();
    return failure;
  }

  @Test
  void sendsMethodPathQueryHeadersAndBodyAsTheyAre() throws TransportException {
    answer(aResponse().withStatus(201).withBody("{\"by\":\"Ålesund\"}"));
    HttpReply reply =
        transport.send(
            call("POST", "/a%2Fb/b64(YQ)?x=%2B&$y=%C3%A6", "{\"navn\":\"Bjørn\"}", "X-A", "1"));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"by\":\"Ålesund\"}");
    SERVER.verify(
        postRequestedFor(urlEqualTo("/a%2Fb/b64(YQ)?x=%2B&$y=%C3%A6"))
            .withHeader("x-a", equalTo("1"))
            .withRequestBody(equalTo("{\"navn\":\"Bjørn\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
  void knowsEveryMethodWithoutABody(String method) throws TransportException {
    answer(aResponse().withStatus(204));
    assertThat(transport.send(call(method, "/x", null)).status()).isEqualTo(204);
    assertThat(SERVER.getAllServeEvents().get(0).getRequest().getMethod().getName())
        .isEqualTo(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
  void sendsABodyWithEveryWrite(String method) throws TransportException {
    answer(aResponse().withStatus(200));
    transport.send(call(method, "/x", "æ"));
    SERVER.verify(anyRequestedFor(urlEqualTo("/x")).withRequestBody(equalTo("æ")));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 404, 409, 500, 503})
  void givesEveryStatusWithItsBody(int status) throws TransportException {
    answer(aResponse().withStatus(status).withBody("because"));
    HttpReply reply = transport.send(call("GET", "/x", null));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("because");
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void doesNotActOnA429() throws TransportException {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "1"));
    HttpReply reply = transport.send(call("GET", "/x", null));
    assertThat(reply.headers().first("retry-after")).contains("1");
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void doesNotFollowARedirect(int status) throws TransportException {
    answer(aResponse().withStatus(status).withHeader("Location", "/elsewhere"));
    HttpReply reply = transport.send(call("GET", "/x", null));
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers().first("location")).contains("/elsewhere");
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void doesNotAnswerALoginByItself() throws TransportException {
    answer(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""));
    assertThat(transport.send(call("POST", "/x", "1")).status()).isEqualTo(401);
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @Test
  void findsAHeaderInAnyCaseAndAllItsValues() throws TransportException {
    answer(aResponse().withHeader("X-Kind", "a", "b").withHeader("ETag", "\"AAA=\""));
    HttpReply reply = transport.send(call("GET", "/x", null));
    assertThat(reply.headers().first("etag")).contains("\"AAA=\"");
    assertThat(reply.headers().all("x-KIND")).containsExactly("a", "b");
    assertThat(reply.headers().first("x-none")).isEmpty();
  }

  @Test
  void keepsNoCookieAndAsksForNoCompression() throws TransportException {
    answer(aResponse().withHeader("Set-Cookie", "session=1; Path=/"));
    transport.send(call("GET", "/x", null));
    transport.send(call("GET", "/y", null));
    SERVER.verify(
        anyRequestedFor(urlEqualTo("/y"))
            .withHeader("Cookie", absent())
            .withHeader("Accept-Encoding", absent())
            .withHeader("Expect", absent())
            .withHeader("User-Agent", equalTo("Samklang")));
  }

  @Test
  void readsAnAnswerInChunks() throws TransportException {
    answer(aResponse().withBody("[1,2,3,4,5]").withChunkedDribbleDelay(3, 3));
    assertThat(transport.send(call("GET", "/x", null)).body()).hasSize(11);
  }

  @Test
  void readsAnAnswerUpToTheLimit() throws TransportException {
    answer(aResponse().withBody("x".repeat(LIMIT)));
    assertThat(transport.send(call("GET", "/x", null)).body()).hasSize(LIMIT);
  }

  @Test
  void refusesALargerAnswer() {
    answer(aResponse().withBody("x".repeat(LIMIT + 1)));
    assertThat(failure(call("GET", "/x", null)).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesALargerAnswerThatDoesNotSayItsSize() {
    answer(aResponse().withBody("x".repeat(LIMIT * 3)).withChunkedDribbleDelay(3, 3));
    TransportException failure = failure(call("POST", "/x", "1"));
    assertThat(failure.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(failure.sent()).isTrue();
  }

  @Test
  void worksAfterALargerAnswer() throws TransportException {
    refusesALargerAnswer();
    answer(aResponse().withBody("ok"));
    assertThat(transport.send(call("GET", "/y", null)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void aBrokenAnswerMayHaveDoneTheWorkAndIsNotRepeated(Fault fault) {
    answer(aResponse().withFault(fault));
    TransportException failure = failure(call("POST", "/x", "1"));
    assertThat(failure.reason()).isEqualTo(Reason.LOST);
    assertThat(failure.sent()).isTrue();
    SERVER.verify(1, anyRequestedFor(anyUrl()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n12345\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
        "HTTP/1.1 200 OK\r\nContent-Le",
        ""
      })
  void anAnswerCutShortIsNoAnswer(String bytes) throws IOException {
    try (RawServer server = RawServer.saying(bytes)) {
      TransportException failure = failure(at(server.port()));
      assertThat(failure.reason()).isEqualTo(Reason.LOST);
      assertThat(failure.sent()).isTrue();
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatEndsWithTheConnectionIsWhole() throws IOException {
    try (RawServer server = RawServer.saying("HTTP/1.1 200 OK\r\n\r\n12345")) {
      assertThat(transport.send(at(server.port())).body()).hasSize(5);
    }
  }

  @Test
  void anAnswerThatDoesNotComeInTimeMayHaveDoneTheWork() throws IOException {
    try (RawServer server = RawServer.silentAfter("")) {
      TransportException failure = failure(within(SHORT, at(server.port())));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure.sent()).isTrue();
    }
  }

  @Test
  void theTimeAlsoHoldsForTheBody() throws IOException {
    String start = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345";
    try (RawServer server = RawServer.silentAfter(start)) {
      TransportException failure = failure(within(SHORT, at(server.port())));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure.sent()).isTrue();
    }
  }

  @Test
  void theTimeAlsoHoldsForABodyThatTrickles() throws IOException {
    String start = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    try (RawServer server = RawServer.trickling(start, "1\r\nx\r\n", Duration.ofMillis(50))) {
      TransportException failure = failure(within(SHORT, at(server.port())));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    }
  }

  @Test
  void aRefusedConnectionSentNothing() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    TransportException failure = failure(at(free));
    assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
    assertThat(failure.sent()).isFalse();
  }

  @Test
  void anUnknownHostSentNothing() {
    HttpCall call =
        new HttpCall(
            "POST", URI.create("http://nobody.invalid/x"), Headers.NONE, new byte[1], LONG);
    TransportException failure = failure(call);
    assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
    assertThat(failure.sent()).isFalse();
  }

  @Test
  void usesAConnectionAgain() throws TransportException, IOException {
    try (RawServer server = RawServer.keeping("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      for (int i = 0; i < 5; i++) {
        transport.send(at(server.port()));
      }
      assertThat(server.connections()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionTheServerClosedIsNotUsedAgain() throws IOException {
    String reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
    try (RawServer server = RawServer.saying(reply)) {
      for (int i = 0; i < 5; i++) {
        assertThat(transport.send(at(server.port())).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void anInterruptedThreadSendsNothingAndKeepsItsFlag() throws IOException {
    try (RawServer server = RawServer.silentAfter("")) {
      Thread.currentThread().interrupt();
      TransportException failure = failure(at(server.port()));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
      assertThat(failure.sent()).isFalse();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aServerWithoutATrustedCertificateGetsNothing() {
    HttpCall call =
        new HttpCall(
            "POST",
            URI.create("https://localhost:" + SERVER.httpsPort() + "/x"),
            Headers.NONE,
            new byte[1],
            LONG);
    TransportException failure = failure(call);
    assertThat(failure.reason()).isEqualTo(Reason.NO_CONNECTION);
    assertThat(failure.sent()).isFalse();
    SERVER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void holdsManyCallsAtATimeToTheNumberOfConnections() throws Exception {
    try (RawServer server = RawServer.keeping("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
      ExecutorService callers = Executors.newFixedThreadPool(12);
      try {
        List<Future<HttpReply>> replies = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
          replies.add(callers.submit(() -> transport.send(at(server.port()))));
        }
        for (Future<HttpReply> reply : replies) {
          assertThat(reply.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        }
      } finally {
        callers.shutdownNow();
      }
      assertThat(server.connections()).isBetween(1, 4);
    }
  }

  @Test
  void aCallThatFoundNoFreeConnectionInTimeSentNothing() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    TransportOptions single = TransportOptions.DEFAULTS.withMaxConnectionsPerHost(1);
    try (RawServer server = RawServer.silentAfter("");
        HttpTransport narrow = provider().create(single)) {
      Future<HttpReply> holding = other.submit(() -> narrow.send(at(server.port())));
      server.awaitConnection();
      TransportException failure =
          catchThrowableOfType(
              TransportException.class, () -> narrow.send(within(SHORT, at(server.port()))));
      assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(failure.sent()).isFalse();
      assertThat(holding).isNotDone();
    } finally {
      other.shutdownNow();
    }
  }

  private static HttpCall at(int port) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/x");
    return new HttpCall("POST", uri, Headers.NONE, "1".getBytes(UTF_8), LONG);
  }
}
