package no.samklang.sync.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  @RepeatedTest(3)
  void breaksOffACallWhoseTimeIsUp() throws InterruptedException {
    CountDownLatch brokenOff = new CountDownLatch(1);
    Deadlines.Watch watch = Deadlines.watch(Duration.ofMillis(1), brokenOff::countDown);
    assertThat(brokenOff.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(watch.expired()).isTrue();
  }

  @Test
  void leavesACallAloneThatHasEnded() throws InterruptedException {
    AtomicInteger brokenOff = new AtomicInteger();
    CountDownLatch later = new CountDownLatch(1);
    Deadlines.Watch ended = Deadlines.watch(Duration.ofMillis(30), brokenOff::incrementAndGet);
    ended.end();
    Deadlines.watch(Duration.ofMillis(60), later::countDown);
    assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(brokenOff).hasValue(0);
    assertThat(ended.expired()).isFalse();
  }
}
