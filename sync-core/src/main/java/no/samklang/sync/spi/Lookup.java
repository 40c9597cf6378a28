package no.samklang.sync.spi;

import java.util.Optional;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.Ref;

/**
 * Lets a mapper see more than the record it maps. A record is read at most once in the run of a
 * route, and costs a request then; so ask only for what the record at hand cannot do without. All
 * methods may throw any {@link SyncException}, which a mapper lets pass.
 */
public interface Lookup {

  /** Returns a record of the system that is read, by id; empty when it is not there. */
  <T> Optional<T> source(EntityType<T> type, String id);

  /**
   * Returns a record of the system that is written, by id; empty when it is not there. Its
   * connector must be able to read the type.
   */
  <T> Optional<T> target(EntityType<T> type, String id);

  /** Returns the reference in the target's terms; empty while its record is not linked. */
  <T> Optional<Ref<T>> linked(Ref<T> reference);

  /** Returns a look-up that finds nothing, for tests of mappers. */
  static Lookup nothing() {
    return new Lookup() {
      @Override
      public <T> Optional<T> source(EntityType<T> type, String id) {
        return Optional.empty();
      }

      @Override
      public <T> Optional<T> target(EntityType<T> type, String id) {
        return Optional.empty();
      }

      @Override
      public <T> Optional<Ref<T>> linked(Ref<T> reference) {
        return Optional.empty();
      }
    };
  }
}
