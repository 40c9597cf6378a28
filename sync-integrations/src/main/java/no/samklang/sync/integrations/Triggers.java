package no.samklang.sync.integrations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Trigger;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Settings;

/**
 * Which routes run by themselves, which only when asked, and which not at all: a line such as
 * {@code runs.hours: manual}.
 *
 * @param lines what the settings say, by route
 */
record Triggers(Map<String, String> lines) {
  private static final String NAME = "runs";
  private static final String AUTOMATIC = "automatic";
  private static final String MANUAL = "manual";
  private static final String OFF = "off";

  static Triggers of(Settings settings) {
    return new Triggers(settings.table(NAME));
  }

  static Setting setting(List<String> routes) {
    return Setting.optional(
        NAME,
        Setting.Kind.TABLE,
        "Route ("
            + String.join(", ", routes)
            + ") and whether it runs by itself (automatic), only when asked (manual) or not at all"
            + " (off); default: automatic.");
  }

  /**
   * Returns what is wrong with the lines of the table.
   *
   * @param routes the routes
   * @param needed those that others refer to and that cannot be off
   */
  static List<Settings.Problem> problems(
      Map<String, String> values, List<String> routes, List<String> needed) {
    List<Settings.Problem> found = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          if (name.startsWith(NAME + ".")) {
            String route = name.substring(NAME.length() + 1);
            boolean known = routes.contains(route);
            boolean allowed =
                value.equals(AUTOMATIC)
                    || value.equals(MANUAL)
                    || (value.equals(OFF) && !needed.contains(route));
            if (!known || !allowed) {
              found.add(
                  new Settings.Problem(
                      "settings." + name,
                      known
                          ? "'" + value + "' is not allowed; give " + choices(route, needed)
                          : "no such route; there are " + String.join(", ", routes)));
            }
          }
        });
    return found;
  }

  private static String choices(String route, List<String> needed) {
    return needed.contains(route) ? "automatic or manual" : "automatic, manual or off";
  }

  boolean off(String route) {
    return OFF.equals(lines.get(route));
  }

  /**
   * Returns when a route runs.
   *
   * @param byItself when it runs unless the table says that it is only run when asked
   */
  Trigger of(String route, Trigger byItself) {
    return MANUAL.equals(lines.get(route)) ? Trigger.manual() : byItself;
  }
}
