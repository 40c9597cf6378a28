package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import no.samklang.simulators.ErrorBody;
import no.samklang.simulators.Fault;
import no.samklang.simulators.vismanet.VismanetVariants;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LocateTest {
  private static final ProjectTransaction HOURS = Documents.hours();

  private final Bench bench = Bench.of(20);
  private final TargetSystem target = bench.connect().target().orElseThrow();

  @AfterEach
  void close() {
    bench.close();
  }

  static Stream<String> variants() {
    return VismanetVariants.all().stream()
        .filter(name -> !name.equals(VismanetVariants.RATE_LIMIT_500))
        .sorted();
  }

  private Receipt create(RememberedWriting writing) {
    return target.create(EntityTypes.PROJECT_TRANSACTION, HOURS, writing);
  }

  private Found locate(RememberedWriting writing) {
    return target.locate(EntityTypes.PROJECT_TRANSACTION, HOURS, writing);
  }

  private RememberedWriting writing(int number) {
    return RememberedWriting.of(number, bench.clock.instant());
  }

  @ParameterizedTest
  @MethodSource("variants")
  void lostCreateIsFoundUnderEveryVariant(String variant) {
    bench.simulator.admin().variants(List.of(variant));
    for (int other = 10; other < 25; other++) {
      create(writing(other));
    }
    RememberedWriting writing = writing(1);
    Receipt made = create(writing);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(locate(writing)).isEqualTo(new Found.Complete(made));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void whatNeverArrivedIsAbsentUnderEveryVariant(String variant) {
    bench.simulator.admin().variants(List.of(variant));
    create(writing(2));
    RememberedWriting writing = writing(1);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(locate(writing)).isEqualTo(new Found.Absent());
  }

  @Test
  void createThatEndedInAServerErrorIsFound() {
    bench.simulator.admin().fault(Fault.on("POST", "/v1/").statusAfterWork(500, ErrorBody.VENDOR));
    RememberedWriting writing = writing(1);

    assertThatThrownBy(() -> create(writing)).isInstanceOf(Unclear.class);

    assertThat(locate(writing)).isInstanceOf(Found.Complete.class);
  }

  @Test
  void documentThatShowsLateIsNotYetAbsent() {
    bench
        .simulator
        .admin()
        .fault(Fault.on("POST", "/v1/").hideCreated(Duration.ofMinutes(3)).times(1));
    RememberedWriting writing = writing(1);
    create(writing);
    bench.clock.advance(Duration.ofMinutes(2));

    assertThat(locate(writing))
        .isEqualTo(new Found.NotYet(writing.sentAt().plus(Duration.ofMinutes(5))));
    bench.clock.advance(Duration.ofMinutes(2));
    assertThat(locate(writing)).isInstanceOf(Found.Complete.class);
  }

  @Test
  void twoDocumentsWithOneReferenceAreForAPerson() {
    RememberedWriting writing = writing(1);
    Receipt one = create(writing);
    Receipt other = create(writing);

    assertThat(locate(writing)).isEqualTo(new Found.Several(List.of(one.id(), other.id())));
  }

  @Test
  void documentFoundByItsNoteAfterItsDescriptionWasChanged() {
    RememberedWriting writing = writing(1);
    Receipt made = create(writing);
    bench.put("projectTransactions", "refNbr", made.id(), "description", "Mars, rettet");

    assertThat(locate(writing)).isEqualTo(new Found.Complete(made));
  }

  @Test
  void searchThatFailsIsNeverAbsence() {
    RememberedWriting writing = writing(1);
    bench.clock.advance(Duration.ofHours(1));
    bench.simulator.admin().fault(Fault.on("GET", "/v1/projecttransaction").status(503));

    assertThatThrownBy(() -> locate(writing)).isInstanceOf(Unavailable.class);
  }

  @Test
  void lookUpDelayIsASetting() {
    bench.settings.put("lookupDelay", "20m");
    TargetSystem patient = bench.connect().target().orElseThrow();
    RememberedWriting writing = writing(1);
    bench.clock.advance(Duration.ofMinutes(6));

    assertThat(patient.locate(EntityTypes.PROJECT_TRANSACTION, HOURS, writing))
        .isEqualTo(new Found.NotYet(writing.sentAt().plus(Duration.ofMinutes(20))));
    assertThat(
            bench
                .descriptor()
                .capabilities()
                .get(EntityTypes.PROJECT_TRANSACTION)
                .visibilityDelay())
        .isEqualTo(Duration.ofMinutes(20));
  }

  @Test
  void searchAsksForProjectPeriodModuleNoteAndTimeOfCreation() {
    locate(writing(1));

    assertThat(bench.simulator.admin().lastCalls())
        .filteredOn(call -> call.template().equals("/v1/projecttransaction"))
        .first()
        .satisfies(
            call ->
                assertThat(call.query())
                    .contains(
                        "project=P10021",
                        "fromPeriod=202603",
                        "toPeriod=202603",
                        "module=ModulePM",
                        "expandNote=true",
                        "createdDateTime=2026-03-04T09%3A00%3A00.000",
                        "createdDateTimeCondition=%3E%3D",
                        "pageNumber=1"));
  }
}
