package no.samklang.sync.integrations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.Trigger;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * The setting of how often an integration runs by itself.
 *
 * @param standard how often unless the setting says otherwise
 */
record Interval(String standard) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final String NAME = "interval";

  Setting setting() {
    return Setting.withDefault(
        NAME, Setting.Kind.DURATION, standard, "How often it runs by itself; one minute or more.");
  }

  /** Returns what is wrong with the setting besides what its kind tells. */
  Optional<Settings.Problem> problem(Map<String, String> values) {
    String given = values.getOrDefault(NAME, standard);
    boolean readable = Settings.problems("", List.of(setting()), only(given)).isEmpty();
    return readable && read(given).duration(NAME).compareTo(SHORTEST) < 0
        ? Optional.of(
            new Settings.Problem(
                "settings." + NAME, "'" + given + "' is too short; give 1m or more"))
        : Optional.empty();
  }

  private Settings read(String given) {
    return Settings.of("settings.", List.of(setting()), only(given));
  }

  private static Map<String, String> only(String given) {
    return Map.of(NAME, given);
  }

  static Trigger trigger(Settings settings) {
    return Trigger.every(settings.duration(NAME));
  }
}
