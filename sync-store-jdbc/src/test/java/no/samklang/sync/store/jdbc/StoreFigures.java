package no.samklang.sync.store.jdbc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateScope;

/**
 * Prints what the store costs at a million records: time a record in pages of 200, and bytes a
 * record. To be run by hand with {@code -Xmx96m}; arguments: folder, records.
 */
final class StoreFigures {
  private static final int PAGE = 200;
  private static final StateScope SCOPE = new StateScope("tenant", "vismanet-tidsbanken");
  private static final InstantSource CLOCK = InstantSource.system();

  private final Random random = new Random(42);
  private final Path file;
  private final int records;

  private StoreFigures(Path file, int records) {
    this.file = file;
    this.records = records;
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory(Path.of(args[0]), "figures");
    new StoreFigures(folder.resolve("state.db"), Integer.parseInt(args[1])).run();
  }

  private void run() throws IOException {
    try (JdbcSyncStateStore store = JdbcSyncStateStore.sqlite(file, CLOCK)) {
      Lease lease = store.acquire(SCOPE, "customers", "figures", Duration.ofDays(1)).orElseThrow();
      commit(store, lease, "link + base + cursor, new", records / PAGE, this::linkAndBase);
    }
    sizes("link + base", 0);
    try (JdbcSyncStateStore store = JdbcSyncStateStore.sqlite(file, CLOCK)) {
      look(store, "base look-up, pages in order of ids", this::inOrder);
      look(store, "base look-up, ids at random", this::atRandom);
      Lease lease = store.acquire(SCOPE, "more", "figures", Duration.ofDays(1)).orElseThrow();
      commit(
          store,
          lease,
          "link + base + cursor, at a million",
          500,
          p -> linkAndBase(p + records / PAGE));
      commit(store, lease, "base + cursor, changed, at random", 500, p -> changed());
    }
    long before = Files.size(file);
    try (JdbcSyncStateStore store = JdbcSyncStateStore.sqlite(file, CLOCK)) {
      Lease lease = store.acquire(SCOPE, "hours", "figures", Duration.ofDays(1)).orElseThrow();
      commit(store, lease, "ledger, then acknowledged", 1_000, this::ledger);
    }
    System.out.printf(
        Locale.ROOT, "ledger: %.0f bytes a record%n", (Files.size(file) - before) / 200_000.0);
  }

  private void commit(
      JdbcSyncStateStore store,
      Lease lease,
      String what,
      int pages,
      IntFunction<List<StateChange>> page) {
    long spent = 0;
    long cpu = 0;
    for (int p = 0; p < pages; p++) {
      List<StateChange> changes = page.apply(p);
      long start = System.nanoTime();
      long cpuStart = cpu();
      store.commit(lease, changes);
      cpu += cpu() - cpuStart;
      spent += System.nanoTime() - start;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f µs CPU, %.2f µs wall a record, with its share of the sync%n",
        what,
        cpu / 1e3 / pages / PAGE,
        spent / 1e3 / pages / PAGE);
  }

  private void look(JdbcSyncStateStore store, String what, IntFunction<List<String>> page) {
    for (int round = 0; round < 3; round++) {
      long spent = 0;
      long cpu = 0;
      int found = 0;
      for (int p = 0; p < 1_000; p++) {
        List<String> ids = page.apply(p);
        long start = System.nanoTime();
        long cpuStart = cpu();
        found += store.bases(SCOPE, "customers", ids).size();
        cpu += cpu() - cpuStart;
        spent += System.nanoTime() - start;
      }
      System.out.printf(
          Locale.ROOT,
          "%s: %.2f µs CPU, %.2f µs wall a record (%d found)%n",
          what,
          cpu / 1e3 / 200_000,
          spent / 1e3 / 200_000,
          found);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void sizes(String what, long before) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f bytes a record%n",
        what,
        (Files.size(file) - before) / (double) records);
  }

  private List<StateChange> linkAndBase(int page) {
    List<StateChange> changes = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      String id = id(page * PAGE + i);
      changes.add(new PutLink(new Link("customer", id, null, "T" + id, null)));
      changes.add(new PutBase("customers", base(id)));
    }
    changes.add(new PutCursor("customers", new Cursor("page " + page)));
    return changes;
  }

  private List<StateChange> changed() {
    List<StateChange> changes = new ArrayList<>();
    atRandom(0).forEach(id -> changes.add(new PutBase("customers", base(id))));
    changes.add(new PutCursor("customers", new Cursor("changed")));
    return changes;
  }

  private List<StateChange> ledger(int page) {
    List<StateChange> changes = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      changes.add(
          new PutLedger(
              new LedgerEntry(
                  "hours",
                  "H" + id(page * PAGE + i),
                  "P000123|" + page,
                  "E" + id(page * PAGE + i),
                  new Fingerprint(random.nextLong(), random.nextLong()),
                  Instant.parse("2026-11-01T08:00:00Z").plusSeconds(page),
                  true)));
    }
    return changes;
  }

  private Base base(String id) {
    byte[] fields = new byte[72];
    random.nextBytes(fields);
    return new Base(id, new Fingerprint(random.nextLong(), random.nextLong()), fields);
  }

  private List<String> inOrder(int page) {
    int from = page * PAGE % (records - PAGE);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      ids.add(id(from + i));
    }
    return ids;
  }

  private List<String> atRandom(int page) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      ids.add(id(random.nextInt(records)));
    }
    return ids;
  }

  private static String id(int number) {
    return "K" + (10_000_000 + number);
  }
}
