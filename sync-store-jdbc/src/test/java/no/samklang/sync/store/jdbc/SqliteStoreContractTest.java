package no.samklang.sync.store.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.SyncStateStoreContract;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreContractTest extends SyncStateStoreContract {
  @TempDir Path folder;

  @Override
  protected SyncStateStore open(InstantSource clock) {
    return JdbcSyncStateStore.sqlite(folder.resolve("state.db"), clock);
  }

  @Override
  protected SyncStateStore reopen(InstantSource clock) {
    return open(clock);
  }
}
