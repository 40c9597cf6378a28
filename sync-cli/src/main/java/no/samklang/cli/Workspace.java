package no.samklang.cli;

import java.nio.file.Path;
import java.util.Map;
import no.samklang.sync.Connections;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** A configuration with its state file and its session open. */
final class Workspace implements AutoCloseable {
  private final Config config;
  private final SyncStateStore store;
  private final SyncSession session;

  private Workspace(Config config, SyncStateStore store, SyncSession session) {
    this.config = config;
    this.store = store;
    this.session = session;
  }

  /**
   * Opens what a configuration names.
   *
   * @throws Failure if a setting is missing or wrong, before the state file is made
   */
  static Workspace open(Path file, Surroundings surroundings) {
    return open(new ConfigReader(surroundings, new Catalog()).read(file), surroundings);
  }

  static Workspace open(Config config, Surroundings surroundings) {
    SyncStateStore store = JdbcSyncStateStore.sqlite(config.store(), surroundings.clock());
    try {
      SyncEngine engine =
          SyncEngine.builder()
              .store(store)
              .tenant(config.tenant())
              .clock(surroundings.clock())
              .keepJournal(config.keep().journal())
              .keepRuns(config.keep().runs())
              .holder(surroundings.user() + ", process " + ProcessHandle.current().pid())
              .build();
      SyncSession session =
          engine.open(config.integration(), Connections.discover(config.systems()));
      return new Workspace(config, store, session);
    } catch (IllegalArgumentException unfit) {
      store.close();
      throw new Failure(
          ExitCode.USAGE,
          String.valueOf(unfit.getMessage()),
          "Choose another integration, or a version of the connector that can do it.",
          unfit);
    } catch (RuntimeException unopened) {
      store.close();
      throw unopened;
    }
  }

  Config config() {
    return config;
  }

  SyncSession session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    store.close();
  }

  /** Returns how many records wait for a person or for another record. */
  long waiting() {
    return session().status().routes().stream()
        .flatMap(route -> route.open().entrySet().stream())
        .filter(entry -> entry.getKey().needsPerson() || entry.getKey() == Parked.Kind.INCOMPLETE)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
