package no.samklang.sync.testkit;

import java.time.InstantSource;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;

class InMemorySyncStateStoreContractTest extends SyncStateStoreContract {
  @Override
  protected SyncStateStore open(InstantSource clock) {
    return new InMemorySyncStateStore(clock);
  }
}
