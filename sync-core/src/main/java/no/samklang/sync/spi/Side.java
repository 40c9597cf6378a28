package no.samklang.sync.spi;

/** The two systems of an integration. */
public enum Side {
  /** The first system named. */
  LEFT,
  /** The second system named. */
  RIGHT;

  /** Returns the other side. */
  public Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}
