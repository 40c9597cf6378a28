package no.samklang.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Settings;

/**
 * Collects what is wrong with a configuration. The first problem of a name stands, but that there
 * is no such name is told beside it.
 */
final class Problems {
  private final Map<String, Settings.Problem> byName = new LinkedHashMap<>();
  private final List<Settings.Problem> beside = new ArrayList<>();

  void add(String name, String text) {
    byName.putIfAbsent(name, new Settings.Problem(name, text));
  }

  void addAll(List<Settings.Problem> problems) {
    problems.forEach(problem -> byName.putIfAbsent(problem.name(), problem));
  }

  /** Adds that there are no such names, also where their values had a problem already. */
  void addUnknown(List<Settings.Problem> unknown) {
    for (Settings.Problem problem : unknown) {
      Settings.Problem first = byName.putIfAbsent(problem.name(), problem);
      if (first != null && !first.equals(problem)) {
        beside.add(problem);
      }
    }
  }

  boolean none() {
    return byName.isEmpty();
  }

  List<Settings.Problem> list() {
    List<Settings.Problem> all = new ArrayList<>();
    for (Settings.Problem problem : byName.values()) {
      all.add(problem);
      beside.stream().filter(other -> other.name().equals(problem.name())).forEach(all::add);
    }
    return all;
  }
}
