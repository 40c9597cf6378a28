package no.samklang.sync.testkit.wrong;

import java.time.InstantSource;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.SyncStateStoreContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The contract of a store, on the wrong one that is chosen. Run by a test only. */
class WrongStoreContract extends SyncStateStoreContract {
  static @Nullable WrongStore chosen;

  private final WrongStore wrong = chosen();

  @Override
  protected SyncStateStore open(InstantSource clock) {
    return wrong.of(new InMemorySyncStateStore(clock));
  }

  @Override
  protected SyncStateStore reopen(InstantSource clock) {
    return open(clock);
  }

  private static WrongStore chosen() {
    return chosen == null ? Assumptions.abort("run by a test that chooses what is wrong") : chosen;
  }
}
