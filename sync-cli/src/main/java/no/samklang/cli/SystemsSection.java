package no.samklang.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/** Reads and checks the settings of both systems. */
final class SystemsSection {
  private static final String PATH = "systems";

  private final Catalog catalog;
  private final Section section;
  private final Problems problems;

  SystemsSection(Catalog catalog, Section section, Problems problems) {
    this.catalog = catalog;
    this.section = section;
    this.problems = problems;
  }

  Map<String, Map<String, String>> read(
      @Nullable Object node, Optional<IntegrationDefinition> integration) {
    Map<String, Map<String, String>> given = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (id, values) -> given.put(String.valueOf(id), section.flatten(PATH + "." + id, values)));
    } else if (!Section.blank(node)) {
      problems.add(PATH, "holds no systems; indent the ids of the systems below it");
    }
    Set<String> needed = new LinkedHashSet<>();
    integration.ifPresent(definition -> needed.add(definition.left()));
    integration.ifPresent(definition -> needed.add(definition.right()));
    for (String id : needed) {
      check(id, given.computeIfAbsent(id, missing -> Map.of()));
    }
    if (integration.isPresent()) {
      given.keySet().stream().filter(id -> !needed.contains(id)).forEach(id -> strange(id, needed));
    }
    return given;
  }

  /** Returns the values of all settings that are secret. */
  List<String> secrets(Map<String, Map<String, String>> systems) {
    List<String> secrets = new ArrayList<>();
    systems.forEach(
        (id, values) ->
            catalog
                .connector(id)
                .ifPresent(
                    provider ->
                        provider.descriptor().settings().stream()
                            .filter(setting -> setting.kind() == Setting.Kind.SECRET)
                            .map(setting -> values.getOrDefault(setting.name(), "").strip())
                            .forEach(secrets::add)));
    return secrets;
  }

  private void strange(String id, Set<String> needed) {
    problems.add(
        PATH + "." + id,
        "no system of this integration; take it out. Its systems are " + String.join(", ", needed));
  }

  private void check(String id, Map<String, String> values) {
    Optional<ConnectorProvider> provider = catalog.connector(id);
    if (provider.isEmpty()) {
      problems.add(PATH + "." + id, "its connector is not installed; add it to the class path");
      return;
    }
    String path = PATH + "." + id + ".";
    List<Setting> declared = provider.get().descriptor().settings();
    List<Settings.Problem> found = Settings.problems(path, declared, values);
    problems.addAll(found);
    problems.addUnknown(Settings.unknown(path, declared, values));
    if (found.isEmpty()) {
      checkLimits(path, provider.get(), Settings.of(path, declared, values));
    }
  }

  /** A connector may have limits that its declaration cannot express. */
  private void checkLimits(String path, ConnectorProvider provider, Settings settings) {
    try {
      provider.descriptor(settings);
    } catch (Settings.InvalidSettings invalid) {
      for (Settings.Problem problem : invalid.problems()) {
        String name = problem.name();
        problems.add(name.startsWith(path) ? name : path + name, problem.text());
      }
    }
  }
}
