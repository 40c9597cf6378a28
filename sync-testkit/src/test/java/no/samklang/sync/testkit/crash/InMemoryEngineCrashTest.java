package no.samklang.sync.testkit.crash;

import java.time.InstantSource;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.spi.SyncStateStore;
import org.junit.jupiter.api.Tag;

@Tag("F-38")
@Tag("F-79")
@Tag("M-01")
@Tag("M-05")
class InMemoryEngineCrashTest extends EngineCrashContract {
  @Override
  protected SyncStateStore open(InstantSource clock) {
    return new InMemorySyncStateStore(clock);
  }
}
