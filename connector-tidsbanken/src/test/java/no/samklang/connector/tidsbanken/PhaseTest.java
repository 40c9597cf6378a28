package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import no.samklang.sync.model.ProjectStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
  private static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

  @ParameterizedTest
  @Tag("VT-05")
  @CsvSource({
    "ACTIVE,           true,  false, false, ",
    "PLANNED,          false, false, true,  ",
    "PENDING_APPROVAL, false, false, true,  ",
    "ON_HOLD,          true,  false, true,  2026-11-21",
    "COMPLETED,        true,  true,  true,  2026-10-31",
    "CANCELLED,        true,  false, true,  2026-11-21",
    "UNKNOWN,          true,  false, true,  2026-11-21"
  })
  void setsTheFlagsOfAStartedProject(
      ProjectStatus status, boolean started, boolean finished, boolean closed, LocalDate day) {
    Row row = row(true, false, false, null);

    Phase.of(status, null).apply(row, TODAY, LAST_DAY);

    assertThat(row.isSet("Startet")).isEqualTo(started);
    assertThat(row.isSet("Ferdig")).isEqualTo(finished);
    assertThat(row.isSet("Avsluttet")).isEqualTo(closed);
    assertThat(row.day("AvsluttetDato")).isEqualTo(day);
  }

  @Test
  @Tag("VT-05")
  void opensAgainAndClearsTheDay() {
    Row row = row(true, true, true, "2026-03-14T00:00:00+01:00");

    assertThat(Phase.of(ProjectStatus.ACTIVE, null).apply(row, TODAY, null)).isTrue();

    assertThat(row.isSet("Ferdig")).isFalse();
    assertThat(row.isSet("Avsluttet")).isFalse();
    assertThat(row.day("AvsluttetDato")).isNull();
  }

  @Test
  void completedWithoutLastDayClosesOnTheDayOfTheChange() {
    Row row = row(true, false, false, null);

    Phase.of(ProjectStatus.COMPLETED, null).apply(row, TODAY, null);

    assertThat(row.day("AvsluttetDato")).isEqualTo(TODAY);
  }

  @Test
  void repeatKeepsTheDayOfTheFirstTime() {
    Row row = row(true, false, true, "2026-03-14T00:00:00+01:00");

    assertThat(Phase.of(ProjectStatus.ON_HOLD, null).apply(row, TODAY, null)).isFalse();
    assertThat(row.day("AvsluttetDato")).isEqualTo(LocalDate.of(2026, 3, 14));
  }

  @Test
  void cancelledLeavesAProjectThatNeverStartedNotStarted() {
    Row row = row(false, false, false, null);

    Phase.of(ProjectStatus.CANCELLED, null).apply(row, TODAY, null);

    assertThat(row.isSet("Startet")).isFalse();
    assertThat(row.isSet("Avsluttet")).isTrue();
  }

  @Test
  void blockedWinsOverAnActiveStatus() {
    Row row = row(false, false, false, null);

    Phase.of(ProjectStatus.ACTIVE, true).apply(row, TODAY, null);

    assertThat(row.isSet("Startet")).isTrue();
    assertThat(row.isSet("Avsluttet")).isTrue();
    assertThat(row.day("AvsluttetDato")).isEqualTo(TODAY);
  }

  @Test
  void notBlockedWinsOverAPlannedStatus() {
    Row row = row(false, false, true, "2026-03-14T00:00:00+01:00");

    Phase.of(ProjectStatus.PLANNED, false).apply(row, TODAY, null);

    assertThat(row.isSet("Avsluttet")).isFalse();
    assertThat(row.day("AvsluttetDato")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true,  false, false, ,                    ACTIVE",
    "false, false, false, ,                    PLANNED",
    "false, false, true,  ,                    PLANNED",
    "false, false, true,  2026-03-14T00:00:00, CANCELLED",
    "true,  false, true,  2026-03-14T00:00:00, ON_HOLD",
    "true,  true,  true,  2026-03-14T00:00:00, COMPLETED",
    "true,  true,  false, ,                    COMPLETED"
  })
  void readsTheStatusBackAsFarAsTheFlagsTell(
      boolean started, boolean finished, boolean closed, String day, ProjectStatus status) {
    assertThat(Phase.status(row(started, finished, closed, day))).isEqualTo(status);
  }

  private static Row row(boolean started, boolean finished, boolean closed, String day) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("Startet", started).put("Ferdig", finished).put("Avsluttet", closed);
    return new Row("/p", node.put("AvsluttetDato", day), Connections.OSLO);
  }
}
