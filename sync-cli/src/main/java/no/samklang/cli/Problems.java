package no.samklang.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Settings;

/** Collects what is wrong with a configuration; the first problem of a name stands. */
final class Problems {
  private final Map<String, Settings.Problem> byName = new LinkedHashMap<>();

  void add(String name, String text) {
    byName.putIfAbsent(name, new Settings.Problem(name, text));
  }

  void addAll(List<Settings.Problem> problems) {
    problems.forEach(problem -> byName.putIfAbsent(problem.name(), problem));
  }

  boolean none() {
    return byName.isEmpty();
  }

  List<Settings.Problem> list() {
    return new ArrayList<>(byName.values());
  }
}
