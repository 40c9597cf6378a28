package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The last check of a caller, when nothing is left to wait for. */
class BeforeSendTest {
  private static final URI LOGIN = URI.create("https://login.example.com/connect/token");
  private static final Duration SPACING = Duration.ofSeconds(30);

  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualTime time = new ManualTime();
  private final List<String> checks = new ArrayList<>();
  private final ApiClient client =
      Clients.on(transport, time)
          .auth(Auth.tokens(TokenRequest.clientCredentials(LOGIN, "id", "secret")))
          .budget(RateBudget.of(RateLimits.inFlight(1).spaced(SPACING)))
          .build();

  private ApiRequest post() {
    return client
        .request("POST", "/x")
        .beforeSend(() -> checks.add(transport.calls().size() + " sent at " + time.instant()));
  }

  private static String at(int sent, Duration later) {
    Instant when = ManualTime.START.plus(later);
    return sent + " sent at " + when;
  }

  @Test
  @Tag("F-37")
  void comesAfterTheWaitsForTokenAndTurn() {
    transport.answer(200, "{\"access_token\":\"t1\",\"expires_in\":3600}");
    transport.answer(200, "{}").answer(200, "{}");

    client.request("GET", "/x").send();
    post().send();

    assertThat(checks).containsExactly(at(2, SPACING));
  }

  @Test
  void comesBeforeEachAttempt() {
    transport.answer(200, "{\"access_token\":\"t1\",\"expires_in\":3600}");
    transport.answer(429, "", "Retry-After", "60").answer(200, "{}");

    post().send();

    assertThat(checks).containsExactly(at(1, Duration.ZERO), at(2, Duration.ofSeconds(60)));
  }

  @Test
  @Tag("F-37")
  void callThatMayNotBeSentEndsAndKeepsNoTurn() {
    transport.answer(200, "{\"access_token\":\"t1\",\"expires_in\":3600}");

    for (int i = 0; i < 2; i++) {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  client
                      .request("POST", "/x")
                      .beforeSend(
                          () -> {
                            throw new IllegalStateException("not any more");
                          })
                      .send())
          .withMessage("not any more");
    }

    assertThat(transport.calls()).hasSize(1);
    assertThat(client.counts().total()).isZero();
  }
}
