package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
  @Test
  void followsAtOnceAtFirstThenEverMoreSlowlyUpToSixHours() {
    assertThat(Retry.pause(1)).isZero();
    assertThat(Retry.pause(3)).isZero();
    assertThat(Retry.pause(4)).isEqualTo(Duration.ofMinutes(5));
    assertThat(Retry.pause(6)).isEqualTo(Duration.ofMinutes(20));
    assertThat(Retry.pause(1_000_000)).isEqualTo(Duration.ofHours(6));
  }
}
