package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineKeyTest {

  @ParameterizedTest
  @CsvSource({"P1, 010", "P/1, 0/1", "~1, ~0/", "'/~', /", "Ø 😀, æ"})
  void comesBackFromItsText(String project, String line) {
    LineKey key = new LineKey(project, line);

    assertThat(LineKey.parse(key.text())).isEqualTo(key);
  }

  @Test
  void keepsTwoPairsApart() {
    assertThat(new LineKey("A/B", "C").text()).isNotEqualTo(new LineKey("A", "B/C").text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P1", "/1", "P1/", "A/B/C"})
  void refusesWhatIsNoKey(String text) {
    assertThat(LineKey.parse(text)).isNull();
  }
}
