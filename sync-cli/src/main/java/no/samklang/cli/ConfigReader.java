package no.samklang.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.IntegrationDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration and checks it as a whole, so that one message names everything that is
 * missing or wrong. Sends no request and makes no file.
 */
final class ConfigReader {
  private static final Set<String> KNOWN =
      Set.of("integration", "store", "tenant", "zone", "keep", "systems", "settings");
  private static final String DEFAULT_TENANT = "default";

  private final Surroundings surroundings;
  private final Catalog catalog;

  ConfigReader(Surroundings surroundings, Catalog catalog) {
    this.surroundings = surroundings;
    this.catalog = catalog;
  }

  /**
   * Returns the configuration.
   *
   * @throws Failure that names every setting which is missing or wrong
   */
  Config read(Path given) {
    Path file = given.toAbsolutePath().normalize();
    return new Reading(file, YamlFile.read(file)).config();
  }

  /** The reading of one file. */
  private final class Reading {
    private final Path file;
    private final Map<?, ?> yaml;
    private final Problems problems = new Problems();
    private final Placeholders placeholders;

    Reading(Path file, Map<?, ?> yaml) {
      this.file = file;
      this.yaml = yaml;
      this.placeholders =
          new Placeholders(file.resolveSibling("."), surroundings.environment(), problems);
    }

    Config config() {
      for (Object key : yaml.keySet()) {
        if (!KNOWN.contains(String.valueOf(key))) {
          problems.add(
              String.valueOf(key),
              "not known here; take it out or put it below 'settings' or 'systems'. Known are"
                  + " integration, store, tenant, zone, keep, systems, settings");
        }
      }
      Optional<IntegrationDefinition> definition = definition();
      Path store = store();
      String tenant = text("tenant").orElse(DEFAULT_TENANT);
      Section section = new Section(placeholders, problems);
      SystemsSection systems = new SystemsSection(catalog, section, problems);
      Map<String, Map<String, String>> values = systems.read(yaml.get("systems"), definition);
      surroundings.screen().hide(systems.secrets(values));
      IntegrationSection integration = new IntegrationSection(section, problems);
      Optional<Config.Keep> keep = new KeepSection(section, problems).read(yaml.get("keep"));
      var made = integration.read(yaml.get("settings"), definition, text("zone"));
      if (!problems.none() || made.isEmpty() || keep.isEmpty()) {
        throw Failures.wrongSettings(
            file.getFileName().toString(),
            problems.list().stream().map(placeholders::asWritten).toList());
      }
      return new Config(file, store, tenant, made.get(), values, keep.get());
    }

    private Optional<IntegrationDefinition> definition() {
      String id = text("integration").orElse(null);
      if (id == null) {
        problems.add("integration", "missing; give one of " + catalog.integrationIds());
        return Optional.empty();
      }
      Optional<IntegrationDefinition> found = catalog.integration(id);
      if (found.isEmpty()) {
        problems.add(
            "integration",
            "there is no integration '" + id + "'; give one of " + catalog.integrationIds());
      }
      return found;
    }

    private Path store() {
      String path = text("store").orElse("");
      if (path.isEmpty()) {
        problems.add("store", "missing; give the path of the state file, such as samklang.db");
        return file;
      }
      return file.resolveSibling(path).normalize();
    }

    private Optional<String> text(String name) {
      @Nullable Object node = yaml.get(name);
      if (node == null || Section.blank(node)) {
        return Optional.empty();
      }
      if (node instanceof String value) {
        return Optional.of(placeholders.fill(name, value).strip());
      }
      problems.add(name, "must be one value; write '" + name + ": value'");
      return Optional.empty();
    }
  }
}
