package no.samklang.sync.integrations;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Which statuses are open for time registration. By default only active ones are; a line such as
 * {@code statusTable.on-hold: open} says otherwise. Immutable.
 */
final class StatusTable {
  private static final String NAME = "statusTable";
  private static final String OPEN = "open";
  private static final String BLOCKED = "blocked";

  private final Map<ProjectStatus, Boolean> blocked = new EnumMap<>(ProjectStatus.class);

  StatusTable(Settings settings) {
    for (ProjectStatus status : ProjectStatus.values()) {
      blocked.put(status, status != ProjectStatus.ACTIVE);
    }
    settings.table(NAME).forEach(this::set);
  }

  static Setting setting() {
    return Setting.optional(
        NAME,
        Setting.Kind.TABLE,
        "Status of a project or task (planned, active, on-hold, pending-approval, completed,"
            + " cancelled, unknown) and whether it is open or blocked for time registration;"
            + " default: only active is open.");
  }

  /** Returns what is wrong with the lines of the table. */
  static List<Settings.Problem> problems(Map<String, String> values) {
    List<Settings.Problem> found = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(NAME + ".") && !allowed(name.substring(NAME.length() + 1), value)) {
            found.add(
                new Settings.Problem(
                    "settings." + name,
                    "'"
                        + value
                        + "' is not allowed; give open or blocked for one of planned, active,"
                        + " on-hold, pending-approval, completed, cancelled, unknown"));
          }
        });
    return found;
  }

  private static boolean allowed(String status, String value) {
    return status(status).isPresent() && (value.equals(OPEN) || value.equals(BLOCKED));
  }

  private static Optional<ProjectStatus> status(String name) {
    String constant = name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(ProjectStatus.values())
        .filter(status -> status.name().equals(constant))
        .findFirst();
  }

  private void set(String name, String value) {
    status(name).ifPresent(status -> blocked.put(status, value.equals(BLOCKED)));
  }

  boolean blocked(ProjectStatus status) {
    return blocked.getOrDefault(status, true);
  }

  /** Returns whether a task is blocked: by its own status, or because its project is. */
  boolean blocked(ProjectStatus task, @Nullable ProjectStatus project) {
    return blocked(task) || (project != null && blocked(project));
  }

  /** Returns the table as text, so that another table makes every project be looked at again. */
  String version() {
    return blocked.toString();
  }
}
