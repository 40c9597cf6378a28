package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {
  private final StringWriter told = new StringWriter();
  private final MovableClock clock = MovableClock.at("2026-11-20T08:00:00Z");
  private final ProgressLines lines =
      new ProgressLines(
          new Screen(new PrintWriter(new StringWriter()), new PrintWriter(told), false), clock);

  @Test
  void tellTheExpectedEndOfAFirstImportNowAndThen() {
    lines.started("customers");
    for (long done : List.of(1000L, 2000L)) {
      clock.advance(Duration.ofMinutes(1));
      lines.progressed("customers", done, OptionalLong.of(4000));
      lines.progressed("customers", done + 1, OptionalLong.of(4000));
    }
    assertThat(told.toString().lines())
        .containsExactly(
            "customers …",
            "customers 1000 of 4000 records, about 3 min 0 s left",
            "customers 2000 of 4000 records, about 2 min 0 s left");
  }

  @Test
  void countWhereNobodyKnowsTheEnd() {
    lines.started("orders");
    clock.advance(Duration.ofMinutes(1));
    lines.progressed("orders", 7, OptionalLong.empty());
    assertThat(told.toString().lines()).endsWith("orders 7 records");
  }
}
