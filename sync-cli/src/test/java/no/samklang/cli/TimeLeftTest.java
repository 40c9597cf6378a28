package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeLeftTest {
  @ParameterizedTest
  @CsvSource({
    "PT30S, 250, 1000, about 1 min 30 s left",
    "PT20M, 5000, 8000, about 12 min 0 s left",
    "PT1H, 1000, 4500, about 3 h 30 min left",
    "PT10S, 999, 1000, about 1 s left",
    "PT10S, 0, 1000, ''",
    "PT10S, 1000, 1000, ''",
    "PT10S, 1001, 1000, ''"
  })
  void goesOnAsItWentSoFar(Duration taken, long done, long expected, String text) {
    assertThat(TimeLeft.text(taken, done, expected)).isEqualTo(text);
  }
}
