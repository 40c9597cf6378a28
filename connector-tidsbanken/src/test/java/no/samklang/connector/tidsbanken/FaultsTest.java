package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import no.samklang.simulators.Fault;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
  private static final Customer CUSTOMER =
      Customer.builder().number("10").name("Ærlig Ø 😀").build();

  private final Simulated tidsbanken = new Simulated();
  private final TargetSystem target = tidsbanken.connect().target().orElseThrow();
  private final SourceSystem source = tidsbanken.connect().source().orElseThrow();

  @AfterEach
  void stop() {
    tidsbanken.close();
  }

  @Test
  void createWhoseAnswerWasLostIsHarmlessToRepeat() {
    tidsbanken.admin().fault(Fault.on("POST", "/prosjekt/Kunde").dropAnswer().times(1));

    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    create();

    assertThat(tidsbanken.admin().count("kunder")).isEqualTo(1);
    assertThat(tidsbanken.admin().calls("PUT", "/prosjekt/Kunde")).isZero();
  }

  @Test
  void createWhoseAnswerWasCutInHalfIsUnclearAndMadeOnce() {
    tidsbanken.admin().fault(Fault.on("POST", "/prosjekt/Kunde").truncate().times(1));

    assertThatThrownBy(this::create).isInstanceOf(Unclear.class);
    create();

    assertThat(tidsbanken.admin().count("kunder")).isEqualTo(1);
  }

  @Test
  void markWhoseAnswerWasLostIsRepeated() {
    tidsbanken
        .admin()
        .put(
            "timelinjer", Map.of("AnsattId", 114, "Dato", "2026-11-19T00:00:00", "AntallTimer", 1));
    source.prepare(EntityTypes.TIME_ENTRY);
    String id =
        source
            .read(EntityTypes.TIME_ENTRY, Cursor.START, ReadOptions.DEFAULT)
            .records()
            .get(0)
            .id();
    tidsbanken.admin().fault(Fault.on("PATCH", "/timelinje").dropAnswer().times(1));

    source.acknowledge(EntityTypes.TIME_ENTRY, List.of(new Acknowledgement(id, "doc")));

    assertThat(
            tidsbanken.admin().row("timeeksport", id).orElseThrow().get("Eksportert").asBoolean())
        .isTrue();
  }

  @Test
  void answerCutInHalfIsAskedForAgain() {
    tidsbanken.admin().put("ansatte", Map.of("Id", 1, "Fornavn", "Åse"));
    tidsbanken.admin().fault(Fault.on("GET", "/ansatt").truncate().times(2));

    assertThat(source.read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT).records())
        .hasSize(1);
  }

  @Test
  void checkTellsWhichKeyIsWrong() {
    assertThat(tidsbanken.connect(Map.of("tbKey", "wrong")).check().items())
        .filteredOn(item -> item.result() == Result.FAILED)
        .singleElement()
        .satisfies(item -> assertThat(item.name()).isEqualTo("tb-key"));
    assertThat(tidsbanken.connect(Map.of("subscriptionKey", "wrong")).check().items())
        .filteredOn(item -> item.result() == Result.FAILED)
        .singleElement()
        .satisfies(item -> assertThat(item.name()).isEqualTo("subscription key"));
  }

  @Test
  void wrongKeyStopsARead() {
    SourceSystem stranger = tidsbanken.connect(Map.of("tbKey", "wrong")).source().orElseThrow();

    assertThatThrownBy(() -> stranger.read(EntityTypes.EMPLOYEE, Cursor.START, ReadOptions.DEFAULT))
        .isInstanceOf(NotAllowed.class);
  }

  @Test
  void checkComparesAllNamesAndChangesNothing() {
    tidsbanken.admin().put("ansatte", Map.of("Id", 1, "Fornavn", "Åse"));
    tidsbanken.admin().forgetRequests();

    assertThat(tidsbanken.connect().check().items())
        .hasSize(6)
        .allMatch(item -> item.result() == Result.OK);
    assertThat(tidsbanken.admin().lastCalls()).allMatch(call -> call.method().equals("GET"));
  }

  private void create() {
    target.create(
        EntityTypes.CUSTOMER, CUSTOMER, RememberedWriting.of(1, tidsbanken.clock.instant()));
  }
}
