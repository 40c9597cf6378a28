package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InFlightTest {
  private static final long MILLI = 1_000_000;

  private static final long WARM_CPU = MILLI / 10;

  private static int after(InFlightLimit limit, int calls, long nanos) {
    for (int i = 0; i < calls; i++) {
      limit.record(nanos, WARM_CPU);
    }
    return limit.limit();
  }

  /** CPU time of a call of a program that has just started: it falls with every call. */
  private static long coldCpu(int call) {
    return Math.max(WARM_CPU, 20 * MILLI / (1 + call / 2));
  }

  @Test
  void beginsLowAndRisesWhileLatencyIsTheLimit() {
    InFlightLimit limit = new InFlightLimit(8);
    assertThat(limit.limit()).isEqualTo(2);
    assertThat(after(limit, 50, 20 * MILLI)).isEqualTo(8);
  }

  @Test
  void risesThoughTheProgramIsCold() {
    InFlightLimit limit = new InFlightLimit(8);
    for (int call = 0; call < 50; call++) {
      limit.record(20 * MILLI + coldCpu(call), coldCpu(call));
    }
    assertThat(limit.limit()).isEqualTo(8);
  }

  @Test
  void staysLowWhileTheProgramIsColdAndThereIsNoLatency() {
    InFlightLimit limit = new InFlightLimit(8);
    for (int call = 0; call < 500; call++) {
      assertThat(limit.record(3 * coldCpu(call) / 2, coldCpu(call))).isLessThanOrEqualTo(2);
    }
    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void staysLowWhileTheProgramIsColdAndTheMachineBusy() {
    Seeded.times(
        200,
        random -> {
          InFlightLimit limit = new InFlightLimit(8);
          for (int call = 0; call < 500; call++) {
            boolean waits = call % 4 != 0;
            long wall = coldCpu(call) * 3 / 2 + (waits ? random.nextInt(50) * MILLI : 0);
            assertThat(limit.record(wall, coldCpu(call))).isLessThanOrEqualTo(2);
          }
        });
  }

  @Test
  void atMostDoublesFromWindowToWindowAndFallsAtOnce() {
    InFlightLimit limit = new InFlightLimit(20);
    assertThat(after(limit, InFlightLimit.WINDOW, 90 * MILLI)).isEqualTo(4);
    assertThat(after(limit, InFlightLimit.WINDOW, 90 * MILLI)).isEqualTo(8);
    assertThat(after(limit, InFlightLimit.WINDOW, 90 * MILLI)).isEqualTo(16);
    assertThat(after(limit, InFlightLimit.WINDOW, MILLI / 2)).isEqualTo(1);
  }

  @Test
  void staysAtOneWhileTheCpuIsTheLimit() {
    assertThat(after(new InFlightLimit(8), 64, 100_000)).isEqualTo(1);
  }

  @Test
  void risesAgainWhenTheSystemGetsSlower() {
    InFlightLimit limit = new InFlightLimit(8);
    after(limit, 64, 100_000);
    assertThat(after(limit, 64, 3 * MILLI)).isEqualTo(5);
  }

  @Test
  void judgesByTheShortestCallSoThatQueueingDoesNotLookLikeLatency() {
    InFlightLimit limit = new InFlightLimit(8);
    for (int i = 0; i < 64; i++) {
      limit.record(i % 2 == 0 ? 100_000 : 50 * MILLI, WARM_CPU);
    }
    assertThat(limit.limit()).isEqualTo(1);
  }

  @Test
  void goesByTheClockAloneWhereTheCpuTimeIsNotKnown() {
    InFlightLimit limit = new InFlightLimit(8);
    for (int i = 0; i < 64; i++) {
      limit.record(20 * MILLI, 0);
    }
    assertThat(limit.limit()).isEqualTo(8);
  }

  @Test
  void neverGoesBeyondWhatASystemAllows() {
    assertThat(after(new InFlightLimit(1), 64, 900 * MILLI)).isEqualTo(1);
    assertThat(after(new InFlightLimit(3), 64, 900 * MILLI)).isEqualTo(3);
  }

  @Test
  @Timeout(30)
  void doesEveryTaskOnceWhateverTheLimitDoes() {
    Seeded.times(
        400,
        random -> {
          AtomicLong time = new AtomicLong();
          List<Integer> done = new CopyOnWriteArrayList<>();
          int most = 1 + random.nextInt(8);
          try (WritePool pool = new WritePool(most, time::get, () -> 0)) {
            for (int i = 0; i < 200; i++) {
              int task = i;
              long length = random.nextInt(10) * MILLI;
              pool.submit(
                  () -> {
                    time.addAndGet(length);
                    done.add(task);
                  });
            }
          }
          assertThat(done)
              .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200).boxed().toList());
        });
  }

  @Test
  @Timeout(30)
  void neverHasMoreUnderWayThanAllowed() {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicLong time = new AtomicLong();
    try (WritePool pool = new WritePool(3, time::get, () -> 0)) {
      for (int i = 0; i < 500; i++) {
        pool.submit(
            () -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              time.addAndGet(20 * MILLI);
              underWay.decrementAndGet();
            });
      }
    }
    assertThat(most.get()).isBetween(1, 3);
    assertThat(underWay.get()).isZero();
  }

  @Test
  @Timeout(30)
  void hasSeveralUnderWayWhenCallsAreSlow() throws InterruptedException {
    AtomicLong time = new AtomicLong();
    CountDownLatch together = new CountDownLatch(4);
    try (WritePool pool = new WritePool(4, time::get, () -> 0)) {
      for (int i = 0; i < 64; i++) {
        pool.submit(() -> time.addAndGet(20 * MILLI));
      }
      for (int i = 0; i < 4; i++) {
        pool.submit(
            () -> {
              together.countDown();
              awaitAll(together);
            });
      }
      together.await();
    }
    assertThat(together.getCount()).isZero();
  }

  private static void awaitAll(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
