package no.samklang.sync.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Unavailable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RefreshTokenTest {
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  private final ManualTime time = new ManualTime();
  private final Kept kept = new Kept("refresh-1");

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void beginAnew() {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).atPriority(9).willReturn(okJson("{}")));
    SERVER.stubFor(post("/token").atPriority(8).willReturn(refusal("invalid_grant")));
  }

  /** What a host keeps, and what the vendor had been asked when it was saved. */
  private static final class Kept implements RefreshTokenStore {
    private final List<String> saved = new ArrayList<>();
    private final List<Integer> callsBefore = new ArrayList<>();
    private final Deque<String> elsewhere = new ArrayDeque<>();
    private String present;
    private int failures;
    private int loads;

    Kept(String present) {
      this.present = present;
    }

    /** Another process saves so many tokens, one at each load from the second on. */
    Kept thenElsewhere(String... tokens) {
      elsewhere.addAll(List.of(tokens));
      return this;
    }

    @Override
    public synchronized String load() {
      loads++;
      if (loads > 1 && !elsewhere.isEmpty()) {
        present = elsewhere.remove();
      }
      return present;
    }

    @Override
    public synchronized void save(String refreshToken) {
      callsBefore.add(apiCalls());
      if (failures-- > 0) {
        throw new IllegalStateException("disk full at " + refreshToken);
      }
      saved.add(refreshToken);
      present = refreshToken;
    }
  }

  private static int apiCalls() {
    return SERVER.findAll(getRequestedFor(urlPathEqualTo("/x"))).size();
  }

  private static int tokenCalls() {
    return SERVER.findAll(postRequestedFor(urlPathEqualTo("/token"))).size();
  }

  private static void token(String refreshToken, String answer) {
    SERVER.stubFor(
        post("/token")
            .withRequestBody(containing("refresh_token=" + refreshToken))
            .willReturn(okJson(answer)));
  }

  private static String rotated(String access, String refresh) {
    return "{\"access_token\":\"%s\",\"expires_in\":3600,\"refresh_token\":\"%s\"}"
        .formatted(access, refresh);
  }

  private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder refusal(
      String error) {
    return aResponse()
        .withStatus(400)
        .withHeader("Content-Type", "application/json")
        .withBody("{\"error\":\"" + error + "\"}");
  }

  private ApiClient client() {
    URI base = URI.create(SERVER.baseUrl());
    TokenRequest request =
        TokenRequest.at(base.resolve("/token"))
            .field("client_id", "id")
            .secretField("client_secret", "s3cret");
    return ApiClient.builder(base)
        .auth(Auth.refreshing(request, kept))
        .clock(time)
        .waiter(time)
        .random(() -> 0)
        .build();
  }

  private static void verifyBearer(String access) {
    SERVER.verify(
        1,
        getRequestedFor(urlPathEqualTo("/x"))
            .withHeader("Authorization", equalTo("Bearer " + access)));
  }

  @Test
  void asksWithTheTokenThatIsKept() {
    token("refresh-1", "{\"access_token\":\"access-1\",\"expires_in\":3600}");
    client().request("GET", "/x").send();
    SERVER.verify(
        postRequestedFor(urlPathEqualTo("/token"))
            .withRequestBody(
                equalTo(
                    "client_id=id&client_secret=s3cret&grant_type=refresh_token"
                        + "&refresh_token=refresh-1")));
    verifyBearer("access-1");
  }

  @Test
  @Tag("F-70")
  void savesTheRotatedTokenBeforeTheNewAccessTokenIsUsed() {
    token("refresh-1", rotated("access-1", "refresh-2"));
    client().request("GET", "/x").send();
    assertThat(kept.saved).containsExactly("refresh-2");
    assertThat(kept.callsBefore).containsExactly(0);
    verifyBearer("access-1");
  }

  @Test
  @Tag("F-70")
  void usesTheRotatedTokenNextTime() {
    token("refresh-1", rotated("access-1", "refresh-2"));
    token("refresh-2", rotated("access-2", "refresh-3"));
    ApiClient client = client();
    client.request("GET", "/x").send();
    time.pass(Duration.ofHours(2));
    client.request("GET", "/x").send();
    assertThat(kept.saved).containsExactly("refresh-2", "refresh-3");
    assertThat(kept.callsBefore).containsExactly(0, 1);
    verifyBearer("access-2");
  }

  @Test
  @Tag("F-70")
  void usesNoAccessTokenWhoseRefreshTokenCannotBeSaved() {
    token("refresh-1", rotated("access-1", "refresh-2"));
    kept.failures = 1;
    ApiClient client = client();
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/x").send())
        .withMessageContaining("http.refresh-token-not-saved")
        .withMessageContaining("disk full at ***");
    assertThat(apiCalls()).isZero();

    client.request("GET", "/x").send();
    assertThat(kept.saved).containsExactly("refresh-2");
    assertThat(kept.callsBefore).containsExactly(0, 0);
    assertThat(tokenCalls()).isEqualTo(1);
    verifyBearer("access-1");
  }

  @Test
  void asksAnewWithTheLateSavedTokenWhenItsAccessTokenHasEnded() {
    token("refresh-1", rotated("access-1", "refresh-2"));
    token("refresh-2", rotated("access-2", "refresh-3"));
    kept.failures = 1;
    ApiClient client = client();
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/x").send());
    time.pass(Duration.ofHours(2));
    client.request("GET", "/x").send();
    assertThat(kept.saved).containsExactly("refresh-2", "refresh-3");
    verifyBearer("access-2");
  }

  @Test
  void keepsATokenThatTheVendorDoesNotReplace() {
    token("refresh-1", rotated("access-1", "refresh-1"));
    client().request("GET", "/x").send();
    assertThat(kept.callsBefore).isEmpty();
  }

  @Test
  @Tag("F-70")
  void takesTheTokenThatAnotherProcessSavedInTheMeantime() {
    kept.thenElsewhere("refresh-2");
    token("refresh-2", rotated("access-2", "refresh-3"));
    client().request("GET", "/x").send();
    assertThat(kept.saved).containsExactly("refresh-3");
    assertThat(tokenCalls()).isEqualTo(2);
    verifyBearer("access-2");
  }

  @Test
  @Tag("F-70")
  void waitsForAnotherProcessThatIsStillSaving() {
    kept.thenElsewhere("refresh-1", "refresh-1", "refresh-2");
    token("refresh-2", rotated("access-2", "refresh-3"));
    client().request("GET", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
    verifyBearer("access-2");
  }

  @Test
  void givesUpWhenNobodyHasANewerToken() {
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .withMessageContaining("http.token-refused");
    assertThat(tokenCalls()).isEqualTo(1);
    assertThat(apiCalls()).isZero();
  }

  @Test
  void saysThatNobodyHasLoggedIn() {
    kept.present = " ";
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .withMessageContaining("http.refresh-token-missing");
    assertThat(tokenCalls()).isZero();
  }

  @Test
  @Tag("F-70")
  void asksAndSavesOnceForAllWhoNeedATokenAtATime() throws Exception {
    int users = 8;
    token("refresh-1", rotated("access-1", "refresh-2"));
    ApiClient client = client();
    CountDownLatch together = new CountDownLatch(users);
    ExecutorService pool = Executors.newFixedThreadPool(users);
    try {
      List<Future<ApiReply>> all = new ArrayList<>();
      for (int i = 0; i < users; i++) {
        all.add(
            pool.submit(
                () -> {
                  together.countDown();
                  together.await();
                  return client.request("GET", "/x").send();
                }));
      }
      for (Future<ApiReply> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(tokenCalls()).isEqualTo(1);
    assertThat(kept.saved).containsExactly("refresh-2");
    assertThat(apiCalls()).isEqualTo(users);
  }

  @Test
  @Tag("F-70")
  void showsNoRefreshToken() {
    SERVER.stubFor(
        post("/token").withRequestBody(containing("refresh-1")).willReturn(refusal("refresh-1")));
    assertThatExceptionOfType(NotAllowed.class)
        .isThrownBy(() -> client().request("GET", "/x").send())
        .satisfies(e -> assertThat(e.toString()).contains("***").doesNotContain("refresh-1"));
    IssuedToken issued = new IssuedToken("access-1", ManualTime.START, "refresh-2");
    assertThat(issued + " " + Auth.refreshing(TokenRequest.at(URI.create("https://x.no")), kept))
        .doesNotContain("access-1", "refresh-2");
  }
}
