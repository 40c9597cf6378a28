package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TextLinesTest {

  @Test
  void shortTextIsOneLine() {
    assertThat(TextLines.of("Utført: Strandgata 14B", 300))
        .containsExactly("Utført: Strandgata 14B");
  }

  @Test
  void longTextIsCutBetweenWords() {
    assertThat(TextLines.of("en to tre fire", 6)).containsExactly("en to", "tre", "fire");
  }

  @Test
  void textThatJustFitsIsNotCut() {
    assertThat(TextLines.of("a".repeat(300), 300)).hasSize(1);
    assertThat(TextLines.of("a".repeat(301), 300)).containsExactly("a".repeat(300), "a");
  }

  @Test
  void wordLongerThanALineIsCutAndNothingOfItIsLost() {
    assertThat(TextLines.of("ja abcdefgh nei", 3)).containsExactly("ja", "abc", "def", "gh", "nei");
  }

  @Test
  void lineBreaksSeparateWords() {
    assertThat(TextLines.of("en\nto\r\n\ttre", 300)).containsExactly("en to tre");
  }

  @Test
  void blankTextGivesNoLine() {
    assertThat(TextLines.of("  \n ", 300)).isEmpty();
  }

  @Test
  void surrogatePairsStayWhole() {
    assertThat(TextLines.of("ab\uD83D\uDE00cd", 3)).containsExactly("ab", "\uD83D\uDE00c", "d");
  }

  @RepeatedTest(200)
  void everyCharacterOfEveryWordComesInItsOrder(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append("å\uD83D\uDE00x".repeat(random.nextInt(12)));
      text.append(random.nextBoolean() ? " " : "\n");
    }
    int most = 2 + random.nextInt(40);

    List<String> lines = TextLines.of(text.toString(), most);

    assertThat(String.join("", lines).replace(" ", ""))
        .as("seed %d", seed)
        .isEqualTo(text.toString().replaceAll("\\s", ""));
    assertThat(lines)
        .as("seed %d", seed)
        .allMatch(line -> !line.isBlank() && line.length() <= most);
  }
}
