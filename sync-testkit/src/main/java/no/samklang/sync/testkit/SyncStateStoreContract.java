package no.samklang.sync.testkit;

import java.time.InstantSource;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the engine relies on in every {@link SyncStateStore}. A store passes it by a subclass that
 * says how to open an empty one; JUnit makes a new instance for each test.
 */
public abstract class SyncStateStoreContract
    implements LeasePromises,
        CommitPromises,
        ConcurrencyPromises,
        LinkPromises,
        BasePromises,
        IntentPromises,
        LedgerPromises,
        ParkedPromises,
        PlanPromises,
        ForgettingPromises,
        JournalPromises,
        SpoolPromises,
        ScopePromises,
        AnyIdPromises,
        CorrelationPromises,
        DurabilityPromises {
  private final MovableClock clock = MovableClock.at("2026-11-01T08:00:00Z");
  private @Nullable SyncStateStore store;

  /** Makes a contract; JUnit calls the subclass. */
  protected SyncStateStoreContract() {}

  /** Opens an empty store whose leases lapse by this clock. */
  protected abstract SyncStateStore open(InstantSource clock);

  /**
   * Opens again what {@link #open} opened, after it was closed.
   *
   * @return null when the store does not outlive its closing; tests of durability are then skipped
   * @implSpec returns null
   */
  protected @Nullable SyncStateStore reopen(InstantSource clock) {
    return null;
  }

  @BeforeEach
  final void openStore() {
    store = open(clock);
  }

  @AfterEach
  final void closeStore() {
    if (store != null) {
      store.close();
    }
  }

  /** Returns the store under test. */
  @Override
  public final SyncStateStore store() {
    if (store == null) {
      throw new IllegalStateException("the store is opened by JUnit before each test");
    }
    return store;
  }

  /** Returns the clock of the store under test. */
  @Override
  public final MovableClock clock() {
    return clock;
  }

  /** Closes the store and opens it again; returns whether it is durable. */
  @Override
  public final boolean reopened() {
    store().close();
    store = reopen(clock);
    return store != null;
  }
}
