package no.samklang.sync.internal;

import java.util.List;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import org.jspecify.annotations.Nullable;

/** What mapping and references together say about a source record. */
sealed interface Wanted<T> {

  /**
   * It can go.
   *
   * @param value the record in the target's terms
   * @param leftOut references that are to be added when their records are linked
   * @param remarks what people should know of it
   */
  record Ready<T>(T value, List<Ref<?>> leftOut, List<Message> remarks) implements Wanted<T> {}

  /** It cannot go and is parked. */
  record Stopped<T>(Parked.Kind kind, Message why, @Nullable String waitsFor)
      implements Wanted<T> {}

  /** It is left out by rule. */
  record LeftOut<T>(Message why, boolean acknowledge) implements Wanted<T> {}
}
