package no.samklang.connector.vismanet;

import java.util.Optional;

/** Internal integers as opaque ids. */
final class Ids {
  private Ids() {}

  /** Returns the integer; empty when the text was not minted here. */
  static Optional<Integer> number(String id) {
    return id.matches("-?[0-9]{1,10}") ? inRange(Long.parseLong(id)) : Optional.empty();
  }

  private static Optional<Integer> inRange(long number) {
    return number == (int) number ? Optional.of((int) number) : Optional.empty();
  }
}
