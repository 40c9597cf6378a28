package no.samklang.sync.internal;

import java.util.function.Supplier;
import no.samklang.sync.spi.Intent;
import org.jspecify.annotations.Nullable;

/**
 * The intent of a create that needs none to be safe: made when the connector asks for its reference
 * or makes a step, which most never do, and the same from then on. Thread-safe.
 */
final class UnsavedIntent implements Supplier<Intent> {
  private final Supplier<Intent> make;
  private @Nullable Intent made;

  UnsavedIntent(Supplier<Intent> make) {
    this.make = make;
  }

  @Override
  public synchronized Intent get() {
    Intent intent = made == null ? make.get() : made;
    made = intent;
    return intent;
  }
}
