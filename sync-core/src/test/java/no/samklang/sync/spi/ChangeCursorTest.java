package no.samklang.sync.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeCursorTest {
  private static final Instant MORNING = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-16T12:00:00.123Z");

  @Test
  void beginsWithEverythingAndThenWithTheLatestStampOfThePassBefore() {
    ChangeCursor first = ChangeCursor.of(Cursor.START, false);
    assertThat(first.since()).isNull();

    Cursor done = first.seen(NOON).seen(null).seen(MORNING).between();

    assertThat(ChangeCursor.of(done, false)).isEqualTo(new ChangeCursor(NOON, NOON, ""));
    assertThat(ChangeCursor.of(done, true)).isEqualTo(new ChangeCursor(null, NOON, ""));
    assertThat(ChangeCursor.isInside(done)).isFalse();
  }

  @Test
  void keepsInsideAPassFromWhereItReadsAndWhereItStands() {
    Cursor inside = new ChangeCursor(MORNING, MORNING, "").seen(NOON).inside("after|7|x");

    assertThat(ChangeCursor.isInside(inside)).isTrue();
    assertThat(ChangeCursor.of(inside, true))
        .isEqualTo(new ChangeCursor(MORNING, NOON, "after|7|x"));
  }

  @Test
  void aPassInWhichNothingHadAStampStaysAtTheBeginning() {
    assertThat(ChangeCursor.of(Cursor.START, false).seen(null).between()).isEqualTo(Cursor.START);
  }
}
