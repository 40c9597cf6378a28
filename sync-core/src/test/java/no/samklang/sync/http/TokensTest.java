package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Unavailable;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final URI LOGIN = URI.create("https://login.example.com/connect/token");
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualTime time = new ManualTime();

  private ApiClient client(TokenRequest request) {
    return Clients.on(transport, time).auth(Auth.tokens(request)).build();
  }

  private ApiClient client() {
    return client(TokenRequest.clientCredentials(LOGIN, "isv_å", "s3cr+t"));
  }

  private static String token(String value, int seconds) {
    return "{\"access_token\":\"" + value + "\",\"expires_in\":" + seconds + "}";
  }

  private String bearer(int index) {
    return transport.call(index).headers().first("Authorization").orElse("");
  }

  @Test
  void asksWithIdAndSecretInTheForm() {
    transport.answer(200, token("t1", 3600)).answer(200, "{}");
    TokenRequest request =
        TokenRequest.clientCredentials(LOGIN, "isv_å", "s3cr+t")
            .scope("erp:read erp:create")
            .field("tenant_id", "guid");
    client(request).request("GET", "/x").send();
    assertThat(transport.body(0))
        .isEqualTo(
            "grant_type=client_credentials&client_id=isv_%C3%A5&client_secret=s3cr%2Bt"
                + "&scope=erp%3Aread%20erp%3Acreate&tenant_id=guid");
    assertThat(bearer(1)).isEqualTo("Bearer t1");
  }

  @Test
  void asksWithIdAndSecretInTheHeader() {
    transport.answer(200, token("t1", 3600)).answer(200, "{}");
    client(TokenRequest.clientCredentialsBasic(LOGIN, "i:d", "s")).request("GET", "/x").send();
    String pair = Base64.getEncoder().encodeToString("i%3Ad:s".getBytes(StandardCharsets.UTF_8));
    assertThat(bearer(0)).isEqualTo("Basic " + pair);
    assertThat(transport.body(0)).isEqualTo("grant_type=client_credentials");
  }

  @Test
  void readsATokenInTheVendorsOwnForm() {
    TokenRequest own =
        TokenRequest.at(LOGIN)
            .basic("id", "secret")
            .reading(
                (answer, now) ->
                    new IssuedToken(
                        answer.path("accessToken").asText(),
                        Instant.parse(answer.path("expires").asText())));
    transport.answer(200, "{\"accessToken\":\"pk_1\",\"expires\":\"2026-03-02T09:00:00Z\"}");
    transport.answer(200, "{}");
    client(own).request("GET", "/x").send();
    assertThat(transport.call(0).body()).isNull();
    assertThat(bearer(1)).isEqualTo("Bearer pk_1");
  }

  @Test
  void keepsTheTokenUntilAMinuteBeforeItsEnd() {
    transport.answer(200, token("t1", 3600)).answer(200, "{}").answer(200, "{}");
    ApiClient client = client();
    client.request("GET", "/x").send();
    time.pass(Duration.ofSeconds(3539));
    client.request("GET", "/x").send();
    assertThat(bearer(2)).isEqualTo("Bearer t1");
    time.pass(Duration.ofSeconds(1));
    transport.answer(200, token("t2", 3600)).answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(bearer(4)).isEqualTo("Bearer t2");
    assertThat(client.counts().tokenRequests()).isEqualTo(2);
  }

  @Test
  void usesAShortTokenForHalfItsLife() {
    transport.answer(200, token("t1", 40)).answer(200, "{}").answer(200, "{}");
    ApiClient client = client();
    client.request("GET", "/x").send();
    time.pass(Duration.ofSeconds(19));
    client.request("GET", "/x").send();
    assertThat(transport.calls()).hasSize(3);
  }

  @Test
  void aRefusedTokenIsRenewedOnceAndTheCallRepeatedWhateverItsMethod() {
    transport.answer(200, token("t1", 3600)).answer(401, "");
    transport.answer(200, token("t2", 3600)).answer(201, "{}");
    client().request("POST", "/x").json(List.of(1)).send();
    assertThat(bearer(3)).isEqualTo("Bearer t2");
    assertThat(transport.body(3)).isEqualTo("[1]");
  }

  @Test
  void aSecondRefusalIsForThePerson() {
    transport.answer(200, token("t1", 3600)).answer(401, "");
    transport.answer(200, token("t2", 3600)).answer(401, "");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send());
    assertThat(transport.calls()).hasSize(4);
  }

  @Test
  void refusedCredentialsAreNamedWithoutTheSecret() {
    transport.answer(400, "{\"error\":\"invalid_client\",\"error_description\":\"no s3cr+t\"}");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .withMessageContaining("login.example.com")
        .withMessageContaining("no ***")
        .withMessageContaining("http.token-refused");
  }

  @Test
  void aTokenThatTheVendorEchoesIsHidden() {
    transport.answer(200, token("t0ken-1", 3600));
    transport.answer(403, "{\"message\":\"t0ken-1 lacks a scope\"}");
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .withMessageContaining("*** lacks a scope");
  }

  @Test
  void anotherCallersInterruptIsNotOurs() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    transport.then(
        call -> {
          asking.countDown();
          Thread.currentThread().interrupt();
          return new HttpReply(503, Headers.NONE, new byte[0]);
        });
    ApiClient client = client();
    ExecutorService pool = Executors.newFixedThreadPool(1);
    try {
      Future<ApiReply> cancelled = pool.submit(() -> client.request("GET", "/x").send());
      asking.await();
      transport.answer(200, token("t1", 3600)).answer(200, "{}");
      assertThat(client.request("GET", "/x").send().status()).isEqualTo(200);
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> cancelled.get(30, TimeUnit.SECONDS))
          .withCauseInstanceOf(Unavailable.class);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aTokenAddressThatIsDownIsTriedAgain() {
    transport.answer(503, "").answer(200, token("t1", 3600)).answer(200, "{}");
    client().request("POST", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aCallThatGotNoTokenWasNotMade() {
    for (int i = 0; i < 5; i++) {
      transport.answer(503, "");
    }
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client().request("POST", "/x").send());
  }

  @Test
  void anAnswerWithoutTokenIsBroken() {
    transport.answer(200, "{\"expires_in\":3600}");
    assertThatExceptionOfType(Broken.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .withMessageContaining("http.token-unreadable");
  }

  @Test
  void asksOnceForAllWhoNeedATokenAtATime() throws Exception {
    int users = 8;
    CountDownLatch waiting = new CountDownLatch(users);
    AtomicInteger asked = new AtomicInteger();
    HttpTransport slow = tokenServer(asked, waiting);
    ApiClient client =
        Clients.on(slow, time)
            .auth(Auth.tokens(TokenRequest.clientCredentials(LOGIN, "id", "secret")))
            .build();
    ExecutorService pool = Executors.newFixedThreadPool(users);
    try {
      List<Future<ApiReply>> all = new ArrayList<>();
      for (int i = 0; i < users; i++) {
        all.add(
            pool.submit(
                () -> {
                  waiting.countDown();
                  return client.request("GET", "/x").send();
                }));
      }
      for (Future<ApiReply> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(asked).hasValue(1);
  }

  @Test
  void refusesALoginInTheClear() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TokenRequest.at(URI.create("http://login.example.com/token")));
  }

  @Test
  void showsNoSecretAsText() {
    TokenRequest request = TokenRequest.clientCredentials(LOGIN, "id", "s3cret").basic("u", "pw99");
    assertThat(request + " " + Auth.tokens(request) + new IssuedToken("t0ken", Instant.MAX))
        .doesNotContain("s3cret", "pw99", "t0ken");
  }

  private static HttpTransport tokenServer(AtomicInteger asked, CountDownLatch waiting) {
    return new HttpTransport() {
      @Override
      public HttpReply send(HttpCall call) {
        String body = "{}";
        if (call.uri().equals(LOGIN)) {
          asked.incrementAndGet();
          awaitQuietly(waiting);
          body = token("t1", 3600);
        }
        return new HttpReply(200, Headers.NONE, body.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public void close() {}
    };
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
