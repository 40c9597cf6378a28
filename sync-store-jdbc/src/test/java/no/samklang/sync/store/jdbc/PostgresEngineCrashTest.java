package no.samklang.sync.store.jdbc;

import java.sql.SQLException;
import java.time.InstantSource;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.crash.EngineCrashContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** {@code -Dsamklang.crash.every=1} tries every point. */
@Tag("F-38")
@Tag("F-79")
class PostgresEngineCrashTest extends EngineCrashContract {
  private final PostgresSchema schema = new PostgresSchema();

  @AfterAll
  void closePool() {
    schema.close();
  }

  /** Each trial begins with no tables; the store makes them. */
  @Override
  protected SyncStateStore open(InstantSource clock) {
    try {
      schema.run(
          "DO $$ DECLARE name text; BEGIN FOR name IN SELECT tablename FROM pg_tables"
              + " WHERE schemaname = current_schema() LOOP"
              + " EXECUTE 'DROP TABLE ' || quote_ident(name) || ' CASCADE'; END LOOP; END $$");
    } catch (SQLException fault) {
      throw new IllegalStateException("the schema cannot be emptied", fault);
    }
    return schema.open(clock);
  }

  @Override
  protected int everyNthPoint() {
    return Integer.getInteger("samklang.crash.every", 150);
  }
}
