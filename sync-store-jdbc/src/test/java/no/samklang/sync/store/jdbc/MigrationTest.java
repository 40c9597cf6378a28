package no.samklang.sync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that an earlier version of the program wrote is brought forward with all it holds. */
@Tag("F-59")
class MigrationTest {
  private static final StateScope SCOPE = new StateScope("tenant", "integration");
  private static final Instant THEN = Instant.parse("2026-10-25T00:59:59.123456789Z");

  @TempDir Path folder;
  private JdbcSyncStateStore store;

  @BeforeEach
  void openFileOfVersionOne() throws SQLException, IOException {
    Path file = folder.resolve("state.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : versionOne().split(";\n", -1)) {
        statement.executeUpdate(sql);
      }
    }
    store = JdbcSyncStateStore.sqlite(file, MovableClock.at(THEN));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void linksBasesAndCursorsStand() {
    assertThat(store.links(SCOPE, "customer", Side.LEFT, Set.of("l1")))
        .containsEntry("l1", new Link("customer", "l1", "no 1", "r1", null));
    assertThat(store.bases(SCOPE, "customers", Set.of("b1")).get("b1"))
        .satisfies(base -> assertThat(base.source()).isEqualTo(new Fingerprint(1, -1)))
        .satisfies(base -> assertThat(base.fields()).containsExactly(1, 2, 3));
    assertThat(store.cursor(SCOPE, "hours")).isEqualTo(new Cursor("page 7"));
  }

  @Test
  void openIntentStands() {
    assertThat(store.intents(SCOPE, "hours"))
        .containsExactly(
            new Intent(
                "R1", "hours", List.of("h3"), "{}", THEN, null, 1, 0, Map.of("header", "7"), null));
  }

  @Test
  void ledgerStandsAsNeverCorrected() {
    LedgerEntry told =
        new LedgerEntry("hours", "h1", "d1", "order 1", new Fingerprint(3, 4), THEN, true);
    LedgerEntry untold =
        new LedgerEntry(
            "hours", "h2", "d1", null, new Fingerprint(5, 6), THEN.plusSeconds(1), false);

    assertThat(store.ledgerPage(SCOPE, "hours", null, null, 9)).containsExactly(told, untold);
    assertThat(store.unacknowledged(SCOPE, "hours", 9)).containsExactly(untold);
    assertThat(store.postedOrderKeys(SCOPE, "hours", Set.of("order 1"))).hasSize(1);
  }

  @Test
  void parkedRecordStandsWithoutATimeOfItsNextTry() {
    assertThat(store.parkedPage(SCOPE, "hours", null, 9))
        .singleElement()
        .satisfies(parked -> assertThat(parked.label()).isEqualTo("label"))
        .satisfies(parked -> assertThat(parked.attempts()).isEqualTo(2))
        .satisfies(parked -> assertThat(parked.nextTry()).isNull());
    assertThat(store.parkedCounts(SCOPE, "hours")).containsEntry(Parked.Kind.WAITING, 1L);
  }

  @Test
  void decisionsPlansAndRunsStand() {
    assertThat(store.activation(SCOPE, "customers"))
        .contains(new Activation("customers", THEN, THEN.plusSeconds(5), "Kari"));
    assertThat(store.plan(SCOPE, "p"))
        .contains(new PlanHeader("p", THEN, THEN.plusSeconds(3600), "{}"));
    assertThat(store.planPage(SCOPE, "p", 0, 9)).hasSize(1);
    assertThat(store.runs(SCOPE, 9))
        .containsExactly(new RunRecord("1", THEN, THEN.plusSeconds(5), "{\"run\":1}"));
  }

  @Test
  void leaseOfTheEarlierProgramHoldsOn() {
    assertThat(store.holder(SCOPE, "hours")).map(Lease::holder).contains("version 1");
  }

  @Test
  void takesWhatOnlyTheNewVersionKnows() {
    JournalEntry entry =
        new JournalEntry(THEN, null, "hours", "h1", "d1", "CORRECTED", null, null, null);
    LedgerEntry corrected =
        new LedgerEntry(
            "hours",
            "h1",
            "d2",
            "order 1",
            new Fingerprint(3, 5),
            THEN,
            false,
            1,
            "2026-10",
            "{\"hours\":\"7.5\"}",
            "{}");
    Lease lease = store.acquire(SCOPE, "new", "version 2", Duration.ofMinutes(5)).orElseThrow();
    store.commit(
        lease, List.of(new StateChange.ReviseLedger(corrected), new StateChange.AddJournal(entry)));

    assertThat(store.ledgerPage(SCOPE, "hours", "2026-10", null, 9)).containsExactly(corrected);
    assertThat(store.journal(SCOPE, "hours", "h1", 0, 9)).containsExactly(entry);
  }

  private static String versionOne() throws IOException {
    try (InputStream dump =
        Objects.requireNonNull(MigrationTest.class.getResourceAsStream("version-1.sql"))) {
      return new String(dump.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
