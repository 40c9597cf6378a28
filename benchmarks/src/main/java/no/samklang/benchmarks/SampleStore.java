package no.samklang.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** A state store with a lease on it. */
public final class SampleStore implements AutoCloseable {
  /** The scope of all that is kept. */
  public static final StateScope SCOPE = new StateScope("default", "benchmark");

  /** The route of all that is kept. */
  public static final String ROUTE = "customers";

  private final SyncStateStore store;
  private final Lease lease;

  private SampleStore(SyncStateStore store) {
    this.store = store;
    this.lease = store.acquire(SCOPE, ROUTE, "benchmark", Duration.ofHours(1)).orElseThrow();
  }

  /** Returns a store in memory. */
  public static SampleStore inMemory() {
    return new SampleStore(new InMemorySyncStateStore());
  }

  /**
   * Returns a new store: {@code memory}, or {@code sqlite} in a temporary folder.
   *
   * @throws IOException if there can be no such folder
   */
  public static SampleStore open(String kind) throws IOException {
    if (kind.equals("memory")) {
      return inMemory();
    }
    Path folder = Files.createTempDirectory("samklang-jmh-");
    return new SampleStore(JdbcSyncStateStore.sqlite(folder.resolve("sync.db")));
  }

  /** Returns the store. */
  public SyncStateStore store() {
    return store;
  }

  /** Commits under the lease. */
  public void commit(List<StateChange> changes) {
    store.commit(lease, changes);
  }

  @Override
  public void close() {
    store.close();
  }
}
