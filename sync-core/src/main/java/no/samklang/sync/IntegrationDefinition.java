package no.samklang.sync;

import java.util.List;
import java.util.Map;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * A ready integration before its settings are known; found by {@link java.util.ServiceLoader}.
 * Stateless.
 */
public interface IntegrationDefinition {
  /** Returns the id: short, lower-case, unique. */
  String id();

  /** Returns the name as people know it. */
  String name();

  /** Returns the id of the left connector. */
  String left();

  /** Returns the id of the right connector. */
  String right();

  /** Returns the settings it takes. */
  List<Setting> settings();

  /** Returns the routes under these settings. */
  List<Route> routes(Settings settings);

  /**
   * Returns every problem that these values have, all at once; empty when they may be used.
   *
   * @implSpec checks them against {@link #settings()}; an integration adds the limits that its
   *     declaration cannot express
   */
  default List<Settings.Problem> problems(Map<String, String> values) {
    return Settings.problems("settings.", settings(), values);
  }

  /**
   * Returns the integration with its settings.
   *
   * @throws Settings.InvalidSettings naming every setting that is missing or wrong
   */
  default Integration with(Map<String, String> values) {
    List<Settings.Problem> problems = problems(values);
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    Settings settings = Settings.of("settings.", settings(), values);
    return Integration.builder(id(), left(), right())
        .name(name())
        .settings(settings)
        .routes(routes(settings))
        .build();
  }
}
