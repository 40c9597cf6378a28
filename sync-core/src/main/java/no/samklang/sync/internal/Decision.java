package no.samklang.sync.internal;

import java.util.Set;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** What is to become of a mirrored record. */
sealed interface Decision {

  /** Nothing the source owns differs; only the memory is brought up to date. */
  record Remember(String targetId) implements Decision {}

  /** Make it. */
  record Create() implements Decision {}

  /** It stands there already: link it, and write these fields if any differ. */
  record Adopt(String targetId, @Nullable String targetNumber, Set<String> fields)
      implements Decision {}

  /** Write these fields. */
  record Update(String targetId, Set<String> fields) implements Decision {}

  /** A person must decide. */
  record Review(Message why) implements Decision {}
}
