package no.samklang.sync.integrations;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.Trigger;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * A setting of how often something runs by itself.
 *
 * @param name name of the setting
 * @param standard how often unless the setting says otherwise
 * @param what what runs, as the help of the setting says it
 */
record Interval(String name, String standard, String what) {
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** Returns the setting of how often an integration runs. */
  static Interval of(String standard) {
    return new Interval("interval", standard, "it runs by itself");
  }

  Setting setting() {
    return Setting.withDefault(
        name, Setting.Kind.DURATION, standard, "How often " + what + "; one minute or more.");
  }

  /** Returns what is wrong with the setting besides what its kind tells. */
  Optional<Settings.Problem> problem(Map<String, String> values) {
    String given = values.getOrDefault(name, standard);
    boolean readable = Settings.problems("", List.of(setting()), only(given)).isEmpty();
    return readable && read(given).duration(name).compareTo(SHORTEST) < 0
        ? Optional.of(
            new Settings.Problem(
                "settings." + name, "'" + given + "' is too short; give 1m or more"))
        : Optional.empty();
  }

  private Settings read(String given) {
    return Settings.of("settings.", List.of(setting()), only(given));
  }

  private Map<String, String> only(String given) {
    return Map.of(name, given);
  }

  Trigger trigger(Settings settings) {
    return Trigger.every(settings.duration(name));
  }
}
