package no.samklang.sync.store.jdbc;

import java.time.InstantSource;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.SyncStateStoreContract;
import org.junit.jupiter.api.AfterEach;

class PostgresStoreContractTest extends SyncStateStoreContract {
  private final PostgresSchema schema = new PostgresSchema();

  @AfterEach
  void closePool() {
    schema.close();
  }

  @Override
  protected SyncStateStore open(InstantSource clock) {
    return schema.open(clock);
  }

  @Override
  protected SyncStateStore reopen(InstantSource clock) {
    return open(clock);
  }
}
