package no.samklang.simulators.conformance;

import java.util.ArrayList;
import java.util.List;

/** Collects the violations of one message. */
final class Findings {

  private static final int MOST = 50;

  private final String message;
  private final List<String> found = new ArrayList<>();

  Findings(String message) {
    this.message = message;
  }

  void add(String place, String what) {
    if (found.size() < MOST) {
      found.add(message + ": " + (place.isEmpty() ? "" : place + " ") + what);
    }
  }

  int size() {
    return found.size();
  }

  List<String> list() {
    return List.copyOf(found);
  }
}
