package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import no.samklang.sync.http.TransportException.Reason;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryTest {
  private final ScriptedTransport transport = new ScriptedTransport();
  private final ManualTime time = new ManualTime();
  private final ApiClient client = Clients.on(transport, time).build();

  @AfterEach
  void leaveNoInterruptBehind() {
    assertThat(Thread.interrupted()).isIn(true, false);
  }

  @Test
  @Tag("F-52")
  void repeatsAReadWithDoublingWaits() {
    transport.answer(500, "").fail(Reason.LOST, true).answer(502, "").answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(time.waits())
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  @Tag("F-52")
  void spreadsTheWaitsByUpToHalf() {
    ApiClient spread = Clients.on(transport, time).random(() -> -1L).build();
    transport.answer(500, "").answer(200, "{}");
    spread.request("GET", "/x").send();
    assertThat(time.waits().get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
  }

  @Test
  void neverRepeatsAWriteThatMayHaveArrived() {
    transport.answer(503, "", "Retry-After", "1");
    assertThatExceptionOfType(Unclear.class).isThrownBy(() -> client.request("POST", "/x").send());
    assertThat(transport.calls()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Reason.class,
      names = {"LOST", "TIMEOUT"})
  void neverRepeatsAWriteWhoseAnswerDidNotCome(Reason reason) {
    transport.fail(reason, true);
    assertThatExceptionOfType(Unclear.class).isThrownBy(() -> client.request("POST", "/x").send());
    assertThat(transport.calls()).hasSize(1);
  }

  @Test
  void repeatsAWriteTheAuthorMarked() {
    transport.fail(Reason.TIMEOUT, true).answer(500, "").answer(200, "{}");
    client.request("PUT", "/x").repeatable().send();
    assertThat(transport.calls()).hasSize(3);
  }

  @Test
  void repeatsAWriteThatNeverLeft() {
    transport.fail(Reason.NO_CONNECTION, false).answer(200, "{}");
    client.request("POST", "/x").send();
    assertThat(transport.calls()).hasSize(2);
  }

  @Test
  @Tag("F-52")
  void waitsTheSecondsTheServerNamed() {
    transport.answer(503, "", "Retry-After", "30").answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  @Tag("F-52")
  void waitsUntilTheDateTheServerNamed() {
    transport.answer(503, "", "Retry-After", "Mon, 02 Mar 2026 08:00:42 GMT").answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(42));
  }

  @Test
  void takesItsOwnWaitWhenTheServersIsNoTime() {
    transport.answer(503, "", "Retry-After", "soon").answer(503, "", "Retry-After", "0");
    transport.answer(200, "{}");
    client.request("GET", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  @Tag("F-52")
  void endsAtOnceWhenTheServerAsksForMoreThanThePatience() {
    transport.answer(429, "", "Retry-After", "3600");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/x").send())
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void leavesThePausedSystemAloneAfterwards() {
    transport.answer(429, "", "Retry-After", "3600");
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/x").send());
    time.pass(Duration.ofMinutes(10));
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/y").send())
        .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofMinutes(50)));
    assertThat(transport.calls()).hasSize(1);
  }

  @Test
  void repeatsAWriteAfterA429AsItDidNoWork() {
    transport.answer(429, "", "Retry-After", "5").answer(201, "{}");
    client.request("POST", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));
    assertThat(transport.calls()).hasSize(2);
  }

  @Test
  void givesUpAfterTheLastAttempt() {
    for (int i = 0; i < 5; i++) {
      transport.answer(429, "", "Retry-After", "1");
    }
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("POST", "/x").send());
    assertThat(transport.calls()).hasSize(5);
  }

  @Test
  void countsRepeatsAndPauses() {
    transport.answer(429, "").answer(500, "").answer(200, "{}");
    RequestCounts before = client.counts();
    client.request("GET", "/x").send();
    RequestCounts spent = client.counts().minus(before);
    assertThat(spent.total()).isEqualTo(3);
    assertThat(spent.repeats()).isEqualTo(2);
    assertThat(spent.pauses()).isEqualTo(1);
  }

  @Test
  void anInterruptEndsTheWaitAndKeepsTheFlag() {
    transport.then(
        call -> {
          Thread.currentThread().interrupt();
          return new HttpReply(500, Headers.NONE, new byte[0]);
        });
    assertThatExceptionOfType(Unavailable.class)
        .isThrownBy(() -> client.request("GET", "/x").send())
        .withMessageContaining("http.interrupted");
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
  }

  @Test
  void anInterruptedWriteUnderWayIsUnclear() {
    transport.fail(Reason.INTERRUPTED, true);
    assertThatExceptionOfType(Unclear.class).isThrownBy(() -> client.request("POST", "/x").send());
  }

  @Test
  void doesNotRepeatWhatWasCancelledOrIsTooLarge() {
    transport.fail(Reason.INTERRUPTED, true).fail(Reason.TOO_LARGE, true);
    for (int i = 1; i <= 2; i++) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> client.request("GET", "/x").send());
      assertThat(transport.calls()).hasSize(i);
    }
  }

  @Test
  @Tag("F-52")
  void theWaitsNeverGrowBeyondTheLongest() {
    RetryPolicy policy =
        new RetryPolicy(99, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofDays(1));
    assertThat(policy.waitAfter(7, () -> 0)).isEqualTo(Duration.ofSeconds(60));
    assertThat(policy.waitAfter(98, () -> 0)).isEqualTo(Duration.ofSeconds(60));
  }
}
