package no.samklang.sync.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateChange.PutRun;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqliteFileTest {
  private static final StateScope SCOPE = new StateScope("tenant", "integration");
  private static final Duration TERM = Duration.ofMinutes(5);

  @TempDir Path folder;
  private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");

  @Test
  void newFileIsForItsOwnerOnly() throws IOException {
    assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "the file system has no POSIX permissions");
    Path file = folder.resolve("state.db");

    try (JdbcSyncStateStore store = open(file)) {
      lease(store, "customers");
      for (String suffix : List.of("", "-wal", "-shm")) {
        Path part = Path.of(file + suffix);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
            .as(suffix)
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void missingFoldersAreMade() {
    Path file = folder.resolve("data").resolve("sync").resolve("state.db");

    open(file).close();

    assertThat(file).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "what?", "50%", "50%25", "nr#1", "Ærlig blåbær", "a&mode=memory"})
  void anyFileNameNamesThatFile(String name) {
    Path file = folder.resolve(name);
    try (JdbcSyncStateStore store = open(file)) {
      commit(store, new PutCursor("customers", new Cursor("7")));
    }

    assertThat(file).exists();
    try (JdbcSyncStateStore store = open(file)) {
      assertThat(store.cursor(SCOPE, "customers")).isEqualTo(new Cursor("7"));
    }
  }

  @Test
  void folderIsRefusedAsAFile() {
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("is a folder");
  }

  @Test
  void folderThatCannotBeMadeIsReported() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("data"), "a file");

    assertThatThrownBy(() -> open(inTheWay.resolve("state.db")))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("cannot be made")
        .hasMessageContaining(inTheWay.toString());
  }

  @Test
  void secondProcessWaitsAndThenSaysWhoIsInTheWay() {
    Path file = folder.resolve("state.db");
    try (JdbcSyncStateStore store = JdbcSyncStateStore.sqlite(file, clock, Duration.ofMillis(20));
        SqliteSession other = new SqliteFile(file, clock, Duration.ZERO).open()) {
      Lease lease = lease(store, "customers");
      List<StateChange> changes = List.of(new PutCursor("customers", new Cursor("7")));

      other.write(
          session -> {
            assertThatThrownBy(() -> store.commit(lease, changes))
                .isInstanceOf(UncheckedStoreException.class)
                .hasMessageContaining("held by another process");
            assertThat(store.cursor(SCOPE, "customers")).isEqualTo(Cursor.START);
            return true;
          });

      store.commit(lease, changes);
      assertThat(store.cursor(SCOPE, "customers")).isEqualTo(new Cursor("7"));
    }
  }

  @Test
  void twoStoresOnOneFileShareLeasesAndState() {
    Path file = folder.resolve("state.db");
    try (JdbcSyncStateStore one = open(file);
        JdbcSyncStateStore other = open(file)) {
      Lease lease = lease(one, "customers");
      assertThat(other.acquire(SCOPE, "customers", "other", TERM)).isEmpty();
      one.commit(lease, List.of(new PutLink(new Link("customer", "1", null, "2", null))));
      one.release(lease);
      Lease next = lease(other, "customers");
      other.commit(next, List.of(new PutLink(new Link("customer", "3", null, "4", null))));

      assertThat(next.token()).isGreaterThan(lease.token());
      assertThat(one.links(SCOPE, "customer", Side.LEFT, Set.of("1", "3"))).hasSize(2);
      assertThat(other.links(SCOPE, "customer", Side.LEFT, Set.of("1", "3"))).hasSize(2);
    }
  }

  @Test
  void closedStoreRefusesCallsAndMayBeClosedAgain() {
    JdbcSyncStateStore store = open(folder.resolve("state.db"));
    Lease lease = lease(store, "customers");
    store.close();
    store.close();

    assertThatThrownBy(() -> store.cursor(SCOPE, "customers"))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("was closed");
    assertThatThrownBy(() -> store.renew(lease, TERM)).isInstanceOf(UncheckedStoreException.class);
  }

  @Test
  void storeThatIsClosedInUseKeepsWhatItCommitted() throws InterruptedException {
    Path file = folder.resolve("state.db");
    JdbcSyncStateStore store = open(file);
    Lease lease = lease(store, "customers");
    CountDownLatch committing = new CountDownLatch(3);
    CompletableFuture<Void> user =
        CompletableFuture.runAsync(() -> commitUntilClosed(store, lease, committing));
    committing.await();

    store.close();

    assertThatThrownBy(user::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(UncheckedStoreException.class);
    try (JdbcSyncStateStore again = open(file)) {
      assertThat(again.cursor(SCOPE, "customers")).isNotEqualTo(Cursor.START);
    }
  }

  @Test
  void idThatCouldNotBeToldFromAnotherIsRefused() {
    try (JdbcSyncStateStore store = open(folder.resolve("state.db"))) {
      commit(store, new PutLink(new Link("customer", "a?", null, "r", null)));

      assertThat(store.links(SCOPE, "customer", Side.LEFT, Set.of("a\ud83d"))).isEmpty();
      assertThatThrownBy(
              () -> commit(store, new PutLink(new Link("customer", "a\ud83d", null, "s", null))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("surrogate");
    }
  }

  @Test
  void instantOutOfRangeIsRefusedByName() {
    try (JdbcSyncStateStore store = open(folder.resolve("state.db"))) {
      assertThatThrownBy(
              () -> commit(store, new PutRun(new RunRecord("1", Instant.MIN, Instant.EPOCH, "{}"))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1678");
      assertThat(store.runs(SCOPE, 5)).isEmpty();
    }
  }

  private JdbcSyncStateStore open(Path file) {
    return JdbcSyncStateStore.sqlite(file, clock);
  }

  private static Lease lease(JdbcSyncStateStore store, String name) {
    return store.acquire(SCOPE, name, "test", TERM).orElseThrow();
  }

  private static void commit(JdbcSyncStateStore store, StateChange change) {
    Lease lease = lease(store, "route " + change.hashCode());
    store.commit(lease, List.of(change));
  }

  private static void commitUntilClosed(
      JdbcSyncStateStore store, Lease lease, CountDownLatch committing) {
    for (int i = 1; ; i++) {
      Cursor cursor = new Cursor(Integer.toString(i));
      store.commit(lease, List.of(new PutCursor("customers", cursor)));
      committing.countDown();
    }
  }
}
