package no.samklang.connector.twentyfourso;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static final List<String> CHARACTERS =
      List.of("a", "b", "ø", "-", ".", "4", "\uD83D\uDE00", "\uD835\uDD4A");
  private static final List<String> BLANKS = List.of(" ", " ", "  ", "\n", "\r\n", "\n\n", "\t");

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

  @RepeatedTest(300)
  void linesPutTogetherGiveTheTextBack(RepetitionInfo repetition) {
    int seed = repetition.getCurrentRepetition();
    String text = text(new Random(seed));
    int most = seed % 2 == 0 ? 300 : 2 + seed % 40;

    List<String> lines = TextLines.of(text, most);

    assertGiveBack(lines, text.strip().replaceAll("\\s+", " "), most, "seed " + seed);
    assertThat(lines)
        .as("seed %d", seed)
        .allMatch(line -> line.length() <= most && line.strip().equals(line) && !line.isEmpty())
        .noneMatch(TextLinesTest::hasHalfACharacter);
  }

  /** Words of one to some hundred characters of one or two units, between blanks of all kinds. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int words = random.nextInt(120); words > 0; words--) {
      int length = random.nextInt(9) == 0 ? random.nextInt(700) : random.nextInt(14);
      for (int i = 0; i < length; i++) {
        text.append(CHARACTERS.get(random.nextInt(CHARACTERS.size())));
      }
      text.append(BLANKS.get(random.nextInt(BLANKS.size())));
    }
    return text.toString();
  }

  /** Follows the lines along the text: only spaces lie between them, or a word too long for one. */
  private static void assertGiveBack(List<String> lines, String text, int most, String what) {
    int at = 0;
    for (String line : lines) {
      assertThat(text.startsWith(line, at)).as("%s: %s at %d", what, line, at).isTrue();
      at += line.length();
      if (text.startsWith(" ", at)) {
        at++;
      } else if (at < text.length()) {
        int end = text.indexOf(' ', at);
        String word =
            text.substring(text.lastIndexOf(' ', at - 1) + 1, end < 0 ? text.length() : end);
        assertThat(word.length()).as("%s: cut %s", what, word).isGreaterThan(most);
        assertThat(line.length()).as(what).isGreaterThanOrEqualTo(most - 1);
      }
    }
    assertThat(at).as(what).isEqualTo(text.length());
  }

  private static boolean hasHalfACharacter(String line) {
    return Character.isLowSurrogate(line.charAt(0))
        || Character.isHighSurrogate(line.charAt(line.length() - 1));
  }
}
