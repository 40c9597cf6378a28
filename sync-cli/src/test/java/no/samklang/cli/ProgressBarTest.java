package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalLong;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final StringWriter drawn = new StringWriter();
  private final MovableClock clock = MovableClock.at("2026-11-20T08:00:00Z");
  private final ProgressBar bar =
      new ProgressBar(
          new Screen(new PrintWriter(new StringWriter()), new PrintWriter(drawn), true), clock);

  @Test
  void showsShareAndTimeLeftWhenTheTotalIsKnown() {
    bar.started("customers");
    clock.advance(Duration.ofSeconds(30));
    bar.progressed("customers", 250, OptionalLong.of(1000));
    assertThat(last())
        .startsWith(
            "customers [######------------------] 25 %  250 of 1000  about 1 min 30 s left");
  }

  @Test
  void countsWhenTheTotalIsNotKnown() {
    bar.started("hours");
    clock.advance(Duration.ofSeconds(1));
    bar.progressed("hours", 250, OptionalLong.empty());
    assertThat(last().strip()).isEqualTo("hours 250 records");
  }

  @Test
  void isNotDrawnMoreOftenThanAPersonCanSee() {
    bar.started("hours");
    for (int i = 1; i < 100; i++) {
      bar.progressed("hours", i, OptionalLong.empty());
    }
    assertThat(drawn.toString().split("\r", -1)).hasSize(2);
  }

  @Test
  void doesNotPassTheEndWhenMoreComesThanWasAnnounced() {
    bar.started("hours");
    bar.progressed("hours", 30, OptionalLong.of(20));
    assertThat(last()).contains("100 %  20 of 20");
  }

  private String last() {
    String[] lines = drawn.toString().split("\r", -1);
    return lines[lines.length - 1];
  }
}
