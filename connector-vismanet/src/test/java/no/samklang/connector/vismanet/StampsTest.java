package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

class StampsTest {
  private static final LocalDateTime MOMENT = LocalDateTime.parse("2026-03-02T09:14:07.123");

  @Test
  void stampIsCutToItsLocalFormWhateverTheOffset() {
    assertThat(Stamps.local("2026-03-02T09:14:07.123+01:00")).isEqualTo(MOMENT);
    assertThat(Stamps.local("2026-03-02T09:14:07.123-05:00")).isEqualTo(MOMENT);
    assertThat(Stamps.local("2026-03-02T09:14:07.1239999Z")).isEqualTo(MOMENT);
    assertThat(Stamps.local("2026-03-02 09:14:07.123")).isEqualTo(MOMENT);
    assertThat(Stamps.local("2026-03-02")).isEqualTo(LocalDateTime.parse("2026-03-02T00:00"));
  }

  @Test
  void whatIsNoStampIsNone() {
    assertThat(Stamps.local(null)).isNull();
    assertThat(Stamps.local("")).isNull();
    assertThat(Stamps.local("nylig, i går")).isNull();
  }

  @Test
  void periodIsReadHoweverItIsShown() throws RowFault {
    assertThat(Stamps.readPeriod("period", "202603")).isEqualTo(YearMonth.of(2026, 3));
    assertThat(Stamps.readPeriod("period", "03-2026")).isEqualTo(YearMonth.of(2026, 3));
    assertThat(Stamps.readPeriod("period", "2026-03")).isEqualTo(YearMonth.of(2026, 3));
    assertThatThrownBy(() -> Stamps.readPeriod("period", "mars")).isInstanceOf(RowFault.class);
  }

  @Test
  void dayIsTheFirstTenCharacters() throws RowFault {
    assertThat(Stamps.day("startDate", "2026-01-05T23:30:00-11:00"))
        .isEqualTo(LocalDate.of(2026, 1, 5));
    assertThat(Stamps.day("startDate", null)).isNull();
    assertThatThrownBy(() -> Stamps.day("startDate", "05.01.2026")).isInstanceOf(RowFault.class);
  }

  @Test
  void nightsOfClockChangesAreKnown() {
    Duration around = Duration.ofHours(3);
    assertThat(Stamps.nearClockChange(LocalDateTime.parse("2026-10-25T02:59"), around, Bench.OSLO))
        .isTrue();
    assertThat(Stamps.nearClockChange(LocalDateTime.parse("2026-10-26T02:59"), around, Bench.OSLO))
        .isFalse();
  }
}
