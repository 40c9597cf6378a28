package no.samklang.cli;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/** Reads and checks how long what happened is kept. */
final class KeepSection {
  private static final String PATH = "keep";
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.withDefault(
              "journal",
              Kind.DURATION,
              "90d",
              "How long it is kept what was written, before and after; 0s notes nothing."),
          Setting.withDefault(
              "runs", Kind.DURATION, "90d", "How long the reports of runs are kept."));

  private final Section section;
  private final Problems problems;

  KeepSection(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  /** Returns the durations; empty when a problem stands in their way. */
  Optional<Config.Keep> read(@Nullable Object node) {
    Map<String, String> values = section.flatten(PATH, node);
    List<Settings.Problem> found = Settings.problems(PATH + ".", SETTINGS, values);
    problems.addAll(found);
    problems.addUnknown(Settings.unknown(PATH + ".", SETTINGS, values));
    if (!found.isEmpty()) {
      return Optional.empty();
    }
    Settings settings = Settings.of(PATH + ".", SETTINGS, values);
    for (Setting setting : SETTINGS) {
      if (settings.duration(setting.name()).compareTo(LONGEST) > 0) {
        problems.add(PATH + "." + setting.name(), "too long; give at most 36500d");
        return Optional.empty();
      }
    }
    return Optional.of(new Config.Keep(settings.duration("journal"), settings.duration("runs")));
  }
}
