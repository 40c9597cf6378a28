package no.samklang.sync.store.jdbc;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.crash.EngineCrashContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Dsamklang.crash.every=1} tries every point. */
@Tag("F-38")
@Tag("F-79")
class SqliteEngineCrashTest extends EngineCrashContract {
  @TempDir static Path folder;
  private final AtomicInteger trial = new AtomicInteger();

  @Override
  protected SyncStateStore open(InstantSource clock) {
    return JdbcSyncStateStore.sqlite(folder.resolve(trial.incrementAndGet() + ".db"), clock);
  }

  @Override
  protected int everyNthPoint() {
    return Integer.getInteger("samklang.crash.every", 100);
  }
}
