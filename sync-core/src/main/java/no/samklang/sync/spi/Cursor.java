package no.samklang.sync.spi;

import java.util.Objects;

/**
 * How far a source was read: opaque text that the connector minted and alone understands. It may
 * stand inside a pass (next page) or between passes (changed since). Immutable.
 *
 * @param value the connector's text; empty for the beginning
 */
public record Cursor(String value) {
  /** The beginning: everything is still to be read. */
  public static final Cursor START = new Cursor("");

  /** Checks that there is a value. */
  public Cursor {
    Objects.requireNonNull(value, "value");
  }

  /** Returns whether nothing has been read yet. */
  public boolean isStart() {
    return value.isEmpty();
  }
}
