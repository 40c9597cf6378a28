package no.samklang.connector.smartday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final ApiTimes written = new ApiTimes(Connections.OSLO, false);
  private final ApiTimes local = new ApiTimes(Connections.OSLO, true);

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:15:00Z, 2026-03-02T08:15:00Z, 2026-03-02T07:15:00Z",
    "2026-03-02T08:15:00.123Z, 2026-03-02T08:15:00.123Z, 2026-03-02T07:15:00.123Z",
    "2026-07-02T08:15:00, 2026-07-02T06:15:00Z, 2026-07-02T06:15:00Z",
    "2026-03-02T08:15:00+02:00, 2026-03-02T06:15:00Z, 2026-03-02T06:15:00Z"
  })
  void zoneIsHonouredAsWrittenAndAZMayMeanNothing(String text, Instant honoured, Instant ignored) {
    assertThat(written.moment(text)).isEqualTo(honoured);
    assertThat(local.moment(text)).isEqualTo(ignored);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T01:59:59Z, 2026-03-29T00:59:59Z",
    "2026-03-29T02:30:00Z, 2026-03-29T01:30:00Z",
    "2026-03-29T03:00:00Z, 2026-03-29T01:00:00Z",
    "2026-10-25T01:59:59Z, 2026-10-24T23:59:59Z",
    "2026-10-25T02:30:00Z, 2026-10-25T00:30:00Z",
    "2026-10-25T03:00:00Z, 2026-10-25T02:00:00Z"
  })
  void localTimeWithAZOnTheNightsTheClocksAreMoved(String text, Instant moment) {
    assertThat(local.moment(text)).isEqualTo(moment);
    assertThat(local.day(text)).isEqualTo(LocalDate.parse(text.substring(0, 10)));
    assertThat(written.moment(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void dayIsTheCompanysDay() {
    assertThat(written.day("2026-03-01T23:30:00Z")).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(local.day("2026-03-01T23:30:00Z")).isEqualTo(LocalDate.of(2026, 3, 1));
    assertThat(written.day("2026-03-01")).isEqualTo(LocalDate.of(2026, 3, 1));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    assertThatThrownBy(() -> written.moment("i går")).isInstanceOf(DateTimeException.class);
  }

  @Test
  void markIsLocalWithMillisecondsAndWithoutZone() {
    assertThat(written.mark(Instant.parse("2026-03-02T14:41:09.217Z")))
        .isEqualTo("2026-03-02T15:41:09.217");
    assertThat(written.mark(Instant.parse("2026-03-02T14:41:00Z")))
        .isEqualTo("2026-03-02T15:41:00.000");
  }

  @Test
  void changesAreAskedForAnHourFurtherBackOnTheNightTheClocksGoBack() {
    Instant ordinary = Instant.parse("2026-10-24T12:00:00Z");
    Instant night = Instant.parse("2026-10-25T01:30:00Z");
    Instant spring = Instant.parse("2026-03-29T01:30:00Z");

    assertThat(written.back(ordinary, OVERLAP)).isEqualTo(ordinary.minus(OVERLAP));
    assertThat(written.back(spring, OVERLAP)).isEqualTo(spring.minus(OVERLAP));
    assertThat(written.back(night, OVERLAP)).isEqualTo(night.minus(Duration.ofMinutes(70)));
  }
}
