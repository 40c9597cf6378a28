package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RateBudgetTest {
  private static final Duration LONG = Duration.ofHours(2);
  private final ManualTime time = new ManualTime();

  private Duration turn(RateBudget budget) throws InterruptedException {
    Duration refused = budget.acquire(time, time, LONG);
    if (refused.isZero()) {
      budget.release();
    }
    return refused;
  }

  @Test
  void spacesTheStarts() throws InterruptedException {
    RateBudget budget = RateBudget.of(RateLimits.NONE.spaced(Duration.ofMillis(300)));
    for (int i = 0; i < 3; i++) {
      turn(budget);
    }
    assertThat(time.waits()).containsExactly(Duration.ofMillis(300), Duration.ofMillis(300));
  }

  @Test
  void letsABurstThroughAndThenHoldsTheWindow() throws InterruptedException {
    RateBudget budget = RateBudget.of(RateLimits.NONE.atMost(4, Duration.ofSeconds(1)));
    for (int i = 0; i < 6; i++) {
      turn(budget);
      time.pass(Duration.ofMillis(100));
    }
    assertThat(time.waits()).containsExactly(Duration.ofMillis(600));
  }

  @Test
  void aTurnBeyondThePatienceIsRefusedAndTakesNothing() throws InterruptedException {
    RateBudget budget = RateBudget.of(RateLimits.inFlight(1).atMost(1, Duration.ofHours(3)));
    turn(budget);
    assertThat(turn(budget)).isEqualTo(Duration.ofHours(3));
    time.pass(Duration.ofHours(3));
    assertThat(turn(budget)).isZero();
  }

  @Test
  void aClockThatIsSetBackHoldsNobody() throws InterruptedException {
    RateBudget budget = RateBudget.of(RateLimits.NONE);
    turn(budget);
    time.pass(Duration.ofHours(-1));
    assertThat(turn(budget)).isZero();
    assertThat(time.waits()).isEmpty();
  }

  @Test
  @Tag("F-52")
  void everybodyWaitsForThePause() throws InterruptedException {
    RateBudget budget = RateBudget.of(RateLimits.NONE);
    budget.pause(time.instant(), time.instant(), Duration.ofSeconds(5));
    budget.pause(time.instant(), time.instant(), Duration.ofSeconds(3));
    turn(budget);
    turn(budget);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(5));
    assertThat(budget.pauses()).isEqualTo(1);
  }

  @Test
  @Tag("F-52")
  void clientsOfOneBudgetPauseTogetherOnce() {
    RateBudget budget = RateBudget.of(RateLimits.NONE);
    ScriptedTransport transport = new ScriptedTransport();
    ApiClient one = Clients.on(transport, time).budget(budget).build();
    ApiClient other = Clients.on(transport, time).budget(budget).build();
    transport.answer(429, "", "Retry-After", "7").answer(200, "").answer(200, "");
    one.request("GET", "/x").send();
    other.request("GET", "/x").send();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void keepsNoMoreInFlightThanTheLimit() throws Exception {
    AtomicInteger inFlight = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpTransport transport = counting(inFlight, most);
    ApiClient client =
        Clients.on(transport, time).budget(RateBudget.of(RateLimits.inFlight(3))).build();
    inParallel(12, () -> client.request("GET", "/x").send());
    assertThat(most).hasValue(3);
  }

  @Test
  @Tag("F-52")
  void manyAnswers429AreOnePause() throws Exception {
    RateBudget budget = RateBudget.of(RateLimits.NONE);
    ScriptedTransport transport = new ScriptedTransport();
    CountDownLatch allUnderWay = new CountDownLatch(8);
    for (int i = 0; i < 8; i++) {
      transport.then(
          call -> {
            allUnderWay.countDown();
            awaitQuietly(allUnderWay);
            return new HttpReply(
                429, Headers.builder().add("Retry-After", "9").build(), new byte[0]);
          });
    }
    List<Instant> repeated = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 8; i++) {
      transport.then(
          call -> {
            repeated.add(time.instant());
            return new HttpReply(200, Headers.NONE, new byte[0]);
          });
    }
    ApiClient client = Clients.on(transport, time).budget(budget).build();
    inParallel(8, () -> client.request("POST", "/x").send());
    assertThat(budget.pauses()).isEqualTo(1);
    assertThat(client.counts().pauses()).isEqualTo(1);
    assertThat(client.counts().repeats()).isEqualTo(8);
    assertThat(transport.calls()).hasSize(16);
    assertThat(repeated).hasSize(8).allMatch(at -> !at.isBefore(ManualTime.START.plusSeconds(9)));
  }

  @Test
  void theSameKeyIsTheSameBudget() {
    RateLimits limits = RateLimits.inFlight(2);
    assertThat(RateBudget.shared("vismanet/1", limits))
        .isSameAs(RateBudget.shared("vismanet/1", limits))
        .isNotSameAs(RateBudget.shared("vismanet/2", limits));
  }

  /** Lets nobody out before three are in. */
  private static HttpTransport counting(AtomicInteger inFlight, AtomicInteger most) {
    CyclicBarrier three = new CyclicBarrier(3);
    return new HttpTransport() {
      @Override
      public HttpReply send(HttpCall call) {
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
          three.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
          throw new AssertionError(e);
        }
        inFlight.decrementAndGet();
        return new HttpReply(200, Headers.NONE, new byte[0]);
      }

      @Override
      public void close() {}
    };
  }

  private static void inParallel(int times, Runnable work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(times);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        all.add(pool.submit(work));
      }
      for (Future<?> each : all) {
        each.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
