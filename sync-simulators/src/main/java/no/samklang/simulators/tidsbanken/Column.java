package no.samklang.simulators.tidsbanken;

/**
 * A property of an entity.
 *
 * @param name as the vendor spells it
 * @param kind what it holds
 * @param readOnly whether a write may not name it
 * @param maxLength of a text
 */
record Column(String name, Kind kind, boolean readOnly, int maxLength) {

  static Column of(String name, Kind kind) {
    return new Column(name, kind, false, Integer.MAX_VALUE);
  }

  static Column readOnly(String name, Kind kind) {
    return new Column(name, kind, true, Integer.MAX_VALUE);
  }

  static Column text(String name, int maxLength) {
    return new Column(name, Kind.TEXT, false, maxLength);
  }
}
