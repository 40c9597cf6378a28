package no.samklang.sync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The store on a real PostgreSQL, several stores on one, and connections that die. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PostgresStoreTest {
  private static final StateScope SCOPE = new StateScope("tenant", "integration");
  private static final Duration TERM = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(100);

  private final PostgresSchema schema = new PostgresSchema();

  @AfterEach
  void close() {
    schema.close();
  }

  @Test
  void twoStoresOnOneDatabaseShareLeasesAndState() {
    JdbcSyncStateStore one = schema.open();
    JdbcSyncStateStore other = schema.open();
    Lease lease = lease(one, TERM);
    assertThat(other.acquire(SCOPE, "customers", "other", TERM)).isEmpty();
    one.commit(lease, List.of(new PutLink(link("1", "2"))));
    one.release(lease);
    Lease next = lease(other, TERM);
    other.commit(next, List.of(new PutLink(link("3", "4"))));

    assertThat(next.token()).isGreaterThan(lease.token());
    assertThat(one.links(SCOPE, "customer", Side.LEFT, Set.of("1", "3"))).hasSize(2);
    assertThat(other.links(SCOPE, "customer", Side.LEFT, Set.of("1", "3"))).hasSize(2);
  }

  @Test
  @Tag("F-37")
  void leaseLapsesByTheClockOfTheServer() throws SQLException {
    long before = schema.number("SELECT " + PostgresDialect.SERVER_TIME);
    Lease lease = lease(schema.open(), TERM);
    long after = schema.number("SELECT " + PostgresDialect.SERVER_TIME);

    assertThat(lease.expiresAt())
        .isBetween(Columns.instant(before).plus(TERM), Columns.instant(after).plus(TERM));
  }

  @Test
  @Tag("F-37")
  void commitOfTheOldHolderIsRefusedOnceItsLeaseLapsedAndWasTakenOver() {
    JdbcSyncStateStore old = schema.open();
    Lease lapsed = lease(old, SHORT);
    JdbcSyncStateStore next = schema.open();
    Lease taken = takeOver(next);

    assertThatThrownBy(() -> old.commit(lapsed, cursor("old"))).isInstanceOf(LeaseLost.class);
    assertThatThrownBy(() -> old.renew(lapsed, TERM)).isInstanceOf(LeaseLost.class);
    next.commit(taken, cursor("new"));
    assertThat(old.cursor(SCOPE, "customers")).isEqualTo(new Cursor("new"));
  }

  /** The process stands still between its last statement and its commit. */
  @Test
  @Tag("F-37")
  void commitThatStandsStillIsEndedWithItsLeaseAndAnotherTakesOver() throws Exception {
    CountDownLatch standing = new CountDownLatch(1);
    CountDownLatch resumed = new CountDownLatch(1);
    MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
    JdbcSyncStateStore next = schema.open(clock);
    JdbcSyncStateStore paused =
        schema.open(
            clock,
            connection ->
                WrappedDataSource.beforeCommit(
                    connection,
                    own -> {
                      standing.countDown();
                      await(resumed);
                    }));
    Lease lapsing = lease(next, TERM);
    clock.advance(TERM.minusMillis(500));
    ExecutorService process = Executors.newSingleThreadExecutor();
    try {
      Future<?> commit = process.submit(() -> paused.commit(lapsing, cursor("old")));
      await(standing);
      clock.advance(Duration.ofSeconds(1));
      next.commit(takeOver(next), cursor("new"));
      resumed.countDown();

      assertThatThrownBy(commit::get).hasCauseInstanceOf(LeaseLost.class);
      assertThat(next.cursor(SCOPE, "customers")).isEqualTo(new Cursor("new"));
    } finally {
      resumed.countDown();
      process.shutdownNow();
    }
  }

  @Test
  void deadConnectionIsReportedAndNothingIsHalfWritten() throws SQLException {
    schema.open().close();
    JdbcSyncStateStore store =
        JdbcSyncStateStore.postgres(
            new WrappedDataSource(
                schema.pool(),
                connection -> WrappedDataSource.beforeCommit(connection, this::endSession)));
    Lease lease = lease(schema.open(), TERM);

    assertThatThrownBy(
            () ->
                store.commit(
                    lease, List.of(new PutBase("customers", base("1")), cursor("1").get(0))))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("ended the connection");

    assertThat(store.cursor(SCOPE, "customers")).isEqualTo(Cursor.START);
    assertThat(store.bases(SCOPE, "customers", Set.of("1"))).isEmpty();
    schema.open().commit(lease, cursor("2"));
    assertThat(store.cursor(SCOPE, "customers")).isEqualTo(new Cursor("2"));
  }

  @Test
  void messageOfAFaultNamesNoValueOfARow() throws SQLException {
    JdbcSyncStateStore store = schema.open();
    Lease lease = lease(store, TERM);
    schema.run("ALTER TABLE sync_link ADD CHECK (left_number <> 'Kari Nordmann')");

    assertThatThrownBy(
            () ->
                store.commit(
                    lease,
                    List.of(new PutLink(new Link("customer", "1", "Kari Nordmann", "2", null)))))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("23514")
        .satisfies(fault -> assertThat(printed(fault)).doesNotContain("Nordmann"));
  }

  @Test
  void connectionsComeBackAsTheyWere() throws SQLException {
    try (PostgresSchema manual =
        new PostgresSchema(
            "",
            config -> {
              config.setAutoCommit(false);
              config.setMaximumPoolSize(1);
            })) {
      JdbcSyncStateStore store = manual.open();
      Lease lease = lease(store, TERM);
      store.commit(lease, cursor("1"));

      assertThat(store.cursor(SCOPE, "customers")).isEqualTo(new Cursor("1"));
      assertThatThrownBy(() -> store.commit(lease, List.of(clash(), clash())))
          .isInstanceOf(UncheckedStoreException.class);
      try (Connection connection = manual.pool().getConnection()) {
        assertThat(connection.getAutoCommit()).isFalse();
      }
    }
  }

  @Test
  void readsLeaveNoTransactionOpen() throws SQLException {
    JdbcSyncStateStore store = schema.open();
    store.commit(lease(store, TERM), cursor("1"));
    assertThat(store.cursor(SCOPE, "customers")).isEqualTo(new Cursor("1"));

    assertThat(
            schema.number(
                "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"))
        .isZero();
  }

  /**
   * Drivers can be set to make one statement of several inserts, which may not name a key twice.
   */
  @Test
  void keysThatComeAgainInACommitKeepTheirOrder() {
    try (PostgresSchema rewriting =
        new PostgresSchema("reWriteBatchedInserts=true", config -> {})) {
      JdbcSyncStateStore store = rewriting.open();
      List<StateChange> changes = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        changes.add(new PutBase("customers", base(Integer.toString(i % 7), i)));
        changes.add(new PutLink(link(Integer.toString(i % 5), "r" + i)));
      }
      store.commit(lease(store, TERM), changes);

      assertThat(store.bases(SCOPE, "customers", Set.of("0", "4")).values())
          .extracting(base -> base.source().high())
          .containsExactlyInAnyOrder(35L, 39L);
      assertThat(store.links(SCOPE, "customer", Side.RIGHT, Set.of("r34", "r35", "r39")))
          .containsOnlyKeys("r35", "r39");
    }
  }

  /** Row by row they would lock each other out, and the server would end one of them. */
  @Test
  void routesThatWriteTheSameLinksInOppositeOrderBothArrive() throws Exception {
    JdbcSyncStateStore store = schema.open();
    ExecutorService routes = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> both =
          routes.invokeAll(List.of(commits(store, "up", false), commits(store, "down", true)));
      for (Future<Boolean> arrived : both) {
        assertThat(arrived.get()).isTrue();
      }
    } finally {
      routes.shutdownNow();
    }
  }

  /** Plans that were made when the tables were small must not read all of them later. */
  @Test
  void pageOfRecordsCostsTheSameAfterTheTablesGrew() throws SQLException {
    try (PostgresSchema single = new PostgresSchema("", config -> config.setMaximumPoolSize(1))) {
      JdbcSyncStateStore store = single.open();
      Lease lease = lease(store, TERM);
      for (int i = 0; i < 10; i++) {
        store.commit(lease, delivered(i, 3));
        single.run("ANALYZE");
        lookAndAcknowledge(store, lease, i, 3);
      }
      for (int i = 1; i <= 10; i++) {
        store.commit(lease, delivered(i * 1_000, 1_000));
      }
      long before = touched(single);

      lookAndAcknowledge(store, lease, 5_000, 100);

      assertThat(touched(single) - before).isLessThan(2_000);
    }
  }

  @Test
  void idTooLongForAnIndexIsRefusedWithWhatToDo() {
    JdbcSyncStateStore store = schema.open();
    Lease lease = lease(store, TERM);
    StringBuilder random = new StringBuilder();
    new Random(5).ints(9_000, 33, 1_000).forEach(c -> random.append((char) c));

    assertThatThrownBy(
            () -> store.commit(lease, List.of(new PutBase("customers", base(random.toString())))))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("more than 2,000 characters");
  }

  @Test
  void closedStoreRefusesCallsAndLeavesThePoolOpen() throws SQLException {
    JdbcSyncStateStore store = schema.open();
    store.close();
    store.close();

    assertThatThrownBy(() -> store.cursor(SCOPE, "customers"))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("was closed");
    assertThat(schema.number("SELECT 1")).isEqualTo(1);
  }

  private static List<StateChange> delivered(int from, int count) {
    List<StateChange> changes = new ArrayList<>();
    for (int i = from; i < from + count; i++) {
      changes.add(new PutBase("customers", base("id" + i)));
      changes.add(new StateChange.PutLedger(entry("id" + i)));
    }
    return changes;
  }

  private static void lookAndAcknowledge(
      JdbcSyncStateStore store, Lease lease, int from, int count) {
    List<String> ids = IntStream.range(from, from + count).mapToObj(i -> "id" + i).toList();
    assertThat(store.bases(SCOPE, "customers", ids)).hasSize(count);
    assertThat(store.ledger(SCOPE, "hours", ids)).hasSize(count);
    List<StateChange> told = new ArrayList<>();
    ids.forEach(id -> told.add(new StateChange.MarkAcknowledged("hours", id)));
    store.commit(lease, told);
  }

  /** Returns how many rows and index entries of the large tables were read until now. */
  private static long touched(PostgresSchema schema) throws SQLException {
    schema.run("SELECT pg_stat_force_next_flush()");
    return schema.number(
        "SELECT (SELECT sum(seq_tup_read) FROM pg_stat_user_tables"
            + " WHERE schemaname = current_schema() AND relname IN ('sync_base', 'sync_ledger'))"
            + " + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes"
            + " WHERE schemaname = current_schema() AND relname IN ('sync_base', 'sync_ledger'))");
  }

  private void endSession(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery("SELECT pg_backend_pid()")) {
      found.next();
      schema.number("SELECT count(pg_terminate_backend(" + found.getInt(1) + ", 10000))");
    }
  }

  /** Tries until the lease of the holder before has lapsed. */
  private static Lease takeOver(JdbcSyncStateStore store) {
    while (true) {
      Optional<Lease> lease = store.acquire(SCOPE, "customers", "next", TERM);
      if (lease.isPresent()) {
        return lease.get();
      }
      Thread.onSpinWait();
    }
  }

  private static Callable<Boolean> commits(
      JdbcSyncStateStore store, String route, boolean backwards) {
    return () -> {
      Lease lease = store.acquire(SCOPE, route, "test", TERM).orElseThrow();
      for (int round = 0; round < 40; round++) {
        List<StateChange> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
          int id = backwards ? 59 - i : i;
          changes.add(new PutLink(link("l" + id, "r" + id)));
        }
        store.commit(lease, changes);
      }
      return true;
    };
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String printed(Throwable fault) {
    StringWriter out = new StringWriter();
    fault.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  private static Lease lease(JdbcSyncStateStore store, Duration term) {
    return store.acquire(SCOPE, "customers", "test", term).orElseThrow();
  }

  private static List<StateChange> cursor(String value) {
    return List.of(new PutCursor("customers", new Cursor(value)));
  }

  /** A correction of what was never delivered. */
  private static StateChange clash() {
    return new StateChange.ReviseLedger(entry("unknown"));
  }

  private static LedgerEntry entry(String id) {
    return new LedgerEntry(
        "hours", id, "target", "order of " + id, new Fingerprint(1, 1), Instant.EPOCH, false);
  }

  private static Link link(String left, String right) {
    return new Link("customer", left, null, right, null);
  }

  private static Base base(String id) {
    return base(id, 1);
  }

  private static Base base(String id, int content) {
    return new Base(id, new Fingerprint(content, content), new byte[] {1});
  }
}
