package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiV3Test {

  @ParameterizedTest
  @CsvSource({
    "2025-01-06T07:41:12.337Z, 2025-01-06T07:41:12.337Z",
    "2025-02-11T15:02:55Z, 2025-02-11T15:02:55Z",
    "2025-03-14T13:07:21.883+01:00, 2025-03-14T12:07:21.883Z",
    "2024-08-20T09:12:44+02:00, 2024-08-20T07:12:44Z",
    "2025-03-14T13:07:21, 2025-03-14T12:07:21Z",
    "2025-07-14T13:07:21.1234567, 2025-07-14T11:07:21.1234567Z"
  })
  void readsStampsWithAndWithoutFractionAndOffset(String text, String moment) {
    assertThat(ApiV3.moment(text, Connections.OSLO)).isEqualTo(Instant.parse(moment));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2024-09-02",
        "2024-09-02T00:00:00",
        "2024-09-02T00:00:00+02:00",
        "2024-09-02T00:00:00+01:00",
        "2024-09-02T00:00:00Z",
        "2024-09-01T22:00:00Z",
        "2024-09-02T10:15:30.5"
      })
  void readsTheLocalDay(String text) {
    assertThat(ApiV3.day(text, Connections.OSLO)).isEqualTo(LocalDate.of(2024, 9, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-09-02T00:00:00+02:00, 2024-09-02T00:00:00",
    "2024-09-02T08:30:00.250+02:00, 2024-09-02T08:30:00.25",
    "2024-09-02T08:30:00, 2024-09-02T08:30:00",
    "2024-09-02T06:30:00Z, 2024-09-02T08:30:00",
    "2024-09-02T00:00:00Z, 2024-09-02T00:00:00"
  })
  void cutsTheOffsetFromWhatIsWrittenBack(String read, String written) {
    assertThat(ApiV3.withoutOffset(read, Connections.OSLO)).isEqualTo(written);
  }

  @Test
  void refusesWhatIsNoDay() {
    assertThatThrownBy(() -> ApiV3.day("i fjor", Connections.OSLO))
        .isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "tidsbanken.net, true",
    "api-ansatte.tidsbanken.net, true",
    "eviltidsbanken.net, false",
    "tidsbanken.net.example.com, false"
  })
  void knowsTheVendorsHosts(String host, boolean known) {
    assertThat(ApiV3.isVendorHost(host)).isEqualTo(known);
  }
}
