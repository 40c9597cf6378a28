package no.samklang.sync.store.jdbc;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
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
import no.samklang.sync.spi.StateChange.MarkAcknowledged;
import no.samklang.sync.spi.StateChange.PutBase;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.PutLink;
import no.samklang.sync.spi.StateScope;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a store costs: time a record in pages of 200, and bytes a record. To be run by hand
 * with {@code -Xmx96m}; arguments: a folder for SQLite or {@code postgres}, and records.
 */
final class StoreFigures {
  private static final int PAGE = 200;
  private static final int LEDGER_PAGES = 1_000;
  private static final int SWEPT_AFTER = 100;
  private static final StateScope SCOPE = new StateScope("tenant", "vismanet-tidsbanken");

  private static final String TOTALS = "{\"hours\":\"7.5\",\"amount\":\"8250.00\"}";
  private static final String FROZEN =
      "{\"branch\":\"1\",\"date\":\"2026-11-12\",\"project\":\"P000123\",\"task\":\"01\","
          + "\"employee\":\"5001\",\"item\":\"CONSULTING\",\"quantity\":\"7.5\",\"unit\":\"HOUR\","
          + "\"description\":\"Montering av varmepumpe, tredje etasje\",\"billable\":true,"
          + "\"reference\":\"01JCSK3N8Q5T7V9X1Z3B5D7F9H\"}";

  private final Random random = new Random(42);
  private final JdbcSyncStateStore store;
  private final Size size;
  private final int records;

  private StoreFigures(JdbcSyncStateStore store, Size size, int records) {
    this.store = store;
    this.size = size;
    this.records = records;
  }

  /** Tells how large the store is. */
  @FunctionalInterface
  private interface Size {
    long bytes() throws IOException, SQLException;
  }

  public static void main(String[] args) throws IOException, SQLException {
    int records = Integer.parseInt(args[1]);
    if (args[0].equals("postgres")) {
      try (PostgresSchema schema = new PostgresSchema();
          JdbcSyncStateStore store = schema.open()) {
        new StoreFigures(store, () -> swept(schema), records).run();
      }
      return;
    }
    Path file = Files.createTempDirectory(Path.of(args[0]), "figures").resolve("state.db");
    try (JdbcSyncStateStore store = JdbcSyncStateStore.sqlite(file)) {
      new StoreFigures(store, () -> checkpointed(file), records).run();
    }
  }

  /** Returns the size once the rows that were replaced are cleared away, as the server does. */
  private static long swept(PostgresSchema schema) throws SQLException {
    schema.run("VACUUM ANALYZE");
    return schema.number(
        "SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
            + " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace");
  }

  private static long checkpointed(Path file) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    return Files.size(file);
  }

  private void run() throws IOException, SQLException {
    Lease lease = store.acquire(SCOPE, "customers", "figures", Duration.ofDays(1)).orElseThrow();
    commit(lease, "link + base + cursor, new", records / PAGE, this::linkAndBase);
    sizes("link + base", records, 0);
    look("base look-up, pages in order of ids", this::inOrder);
    look("base look-up, ids at random", this::atRandom);
    commit(
        lease,
        "link + base + cursor, beside the others",
        500,
        p -> linkAndBase(p + records / PAGE));
    commit(lease, "base + cursor, changed, at random", 500, p -> changed());
    long before = size.bytes();
    for (int swept = 0; swept < LEDGER_PAGES; swept += SWEPT_AFTER) {
      int from = swept;
      commit(lease, "ledger", SWEPT_AFTER, p -> ledger("plain", from + p, null, null));
      commit(lease, "ledger, acknowledged", SWEPT_AFTER, p -> acknowledged(from + p));
      long sweeps = size.bytes();
      System.out.printf(Locale.ROOT, "%d bytes in all%n", sweeps);
    }
    sizes("ledger, acknowledged", LEDGER_PAGES * PAGE, before);
    before = size.bytes();
    commit(lease, "ledger with totals", LEDGER_PAGES, p -> ledger("sums", p, TOTALS, null));
    sizes("ledger with totals", LEDGER_PAGES * PAGE, before);
    before = size.bytes();
    commit(lease, "ledger with payload", LEDGER_PAGES, p -> ledger("all", p, TOTALS, FROZEN));
    sizes(
        "ledger with totals and " + FROZEN.length() + " bytes of payload",
        LEDGER_PAGES * PAGE,
        before);
  }

  private void commit(Lease lease, String what, int pages, IntFunction<List<StateChange>> page) {
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

  private void look(String what, IntFunction<List<String>> page) {
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

  private void sizes(String what, int added, long before) throws IOException, SQLException {
    System.out.printf(
        Locale.ROOT, "%s: %.0f bytes a record%n", what, (size.bytes() - before) / (double) added);
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

  private List<StateChange> ledger(
      String route, int page, @Nullable String totals, @Nullable String frozen) {
    List<StateChange> changes = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      String id = id(page * PAGE + i);
      changes.add(
          new PutLedger(
              new LedgerEntry(
                  route,
                  "H" + id,
                  "P000123|" + page,
                  "E" + id,
                  new Fingerprint(random.nextLong(), random.nextLong()),
                  Instant.parse("2026-11-01T08:00:00Z").plusSeconds(page),
                  false,
                  0,
                  totals == null ? null : "2026-11",
                  totals,
                  frozen)));
    }
    return changes;
  }

  private List<StateChange> acknowledged(int page) {
    List<StateChange> changes = new ArrayList<>();
    for (int i = 0; i < PAGE; i++) {
      changes.add(new MarkAcknowledged("plain", "H" + id(page * PAGE + i)));
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
