package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.samklang.sync.spi.Rejected;
import org.junit.jupiter.api.Test;

class LineTextTest {
  private static final String KEY = "T-88121";

  @Test
  void shortTextStandsBeforeTheKey() {
    assertThat(LineText.of("Tømrerarbeid 2. etg.", KEY))
        .isEqualTo(new LineText("Tømrerarbeid 2. etg. #T-88121", null));
  }

  @Test
  void textThatJustFitsIsNotCut() {
    String text = "æ".repeat(60 - 1 - 1 - KEY.length());

    LineText line = LineText.of(text, KEY);

    assertThat(line.description()).isEqualTo(text + " #" + KEY).hasSize(60);
    assertThat(line.note()).isNull();
  }

  @Test
  void longTextGoesWholeToTheNote() {
    String text = "Å".repeat(52);

    LineText line = LineText.of(text, KEY);

    assertThat(line.description()).hasSize(60).endsWith("Å… #" + KEY);
    assertThat(line.note()).isEqualTo(text);
  }

  @Test
  void emojiIsNeverCutInHalf() {
    for (int before = 40; before < 60; before++) {
      String text = "a".repeat(before) + "😀".repeat(10);

      LineText line = LineText.of(text, KEY);

      assertThat(line.description().length()).isLessThanOrEqualTo(60);
      assertThat(
              new String(
                  line.description().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                  java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo(line.description())
          .doesNotContain("?");
      assertThat(line.note()).isEqualTo(text);
    }
  }

  @Test
  void lineBreaksStayInTheNote() {
    LineText line = LineText.of("Tak\nog renner", KEY);

    assertThat(line.description()).isEqualTo("Tak og renner #" + KEY);
    assertThat(line.note()).isEqualTo("Tak\nog renner");
  }

  @Test
  void withoutTextTheKeyStandsAlone() {
    assertThat(LineText.of(null, KEY)).isEqualTo(new LineText("#" + KEY, null));
    assertThat(LineText.of("  ", KEY)).isEqualTo(new LineText("#" + KEY, null));
  }

  @Test
  void longKeyLeavesTheTextToTheNote() {
    String key = "k".repeat(58);

    assertThat(LineText.of("Tak", key)).isEqualTo(new LineText("#" + key, "Tak"));
  }

  @Test
  void keyThatDoesNotFitIsRejected() {
    assertThatThrownBy(() -> LineText.of("Tak", "k".repeat(60)))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("kkk");
  }

  @Test
  void textAndKeyAreReadBack() {
    String description = LineText.of("Punkt #3 på tegning", KEY).description();

    assertThat(LineText.keyIn(description)).isEqualTo(KEY);
    assertThat(LineText.textIn(description)).isEqualTo("Punkt #3 på tegning");
  }
}
