package no.samklang.sync.spi;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values for declared {@link Setting settings}, all checked before any is used. Immutable and
 * thread-safe; {@link #toString()} shows no values.
 */
public final class Settings {
  private static final Pattern SHORT_DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Map<String, Setting> declared;
  private final Map<String, String> values;

  private Settings(Map<String, Setting> declared, Map<String, String> values) {
    this.declared = declared;
    this.values = values;
  }

  /**
   * A setting that is missing or wrong.
   *
   * @param name the setting, with the path to it
   * @param text what is wrong and what to do, in English; never a secret's value
   */
  public record Problem(String name, String text) {
    @Override
    public String toString() {
      return name + ": " + text;
    }
  }

  /** Says which settings are missing or wrong, all at once. */
  public static final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<Problem> problems;

    /** Makes an exception that names every problem. */
    public InvalidSettings(List<Problem> problems) {
      super(
          "settings are missing or wrong:"
              + problems.stream().map(p -> "\n  " + p).reduce("", String::concat));
      this.problems = List.copyOf(problems);
    }

    /** Returns the problems, in the order the settings are declared. */
    public List<Problem> problems() {
      return problems;
    }
  }

  /** Returns every problem that these values have; empty when they may be used. */
  public static List<Problem> problems(
      String path, List<Setting> declared, Map<String, String> values) {
    List<Problem> found = new ArrayList<>();
    for (Setting setting : declared) {
      check(path, setting, values).ifPresent(found::add);
    }
    found.addAll(unknown(path, declared, values));
    return found;
  }

  /** Returns the problems of names that no setting has. */
  public static List<Problem> unknown(
      String path, List<Setting> declared, Map<String, String> values) {
    List<Problem> found = new ArrayList<>();
    for (String name : new TreeMap<>(values).keySet()) {
      if (declared.stream().noneMatch(setting -> covers(setting, name))) {
        found.add(
            new Problem(
                path + name,
                "no such setting; known are "
                    + String.join(", ", declared.stream().map(Setting::name).toList())));
      }
    }
    return found;
  }

  /**
   * Returns the values, checked.
   *
   * @param path put before each name in a problem, such as {@code systems.vismanet.}
   * @throws InvalidSettings naming every setting that is missing or wrong
   */
  public static Settings of(String path, List<Setting> declared, Map<String, String> values) {
    List<Problem> found = problems(path, declared, values);
    if (!found.isEmpty()) {
      throw new InvalidSettings(found);
    }
    Map<String, Setting> byName = new LinkedHashMap<>();
    declared.forEach(setting -> byName.put(setting.name(), setting));
    return new Settings(byName, Map.copyOf(values));
  }

  private static boolean covers(Setting setting, String name) {
    return setting.kind() == Setting.Kind.TABLE
        ? name.startsWith(setting.name() + ".")
        : name.equals(setting.name());
  }

  private static Optional<Problem> check(String path, Setting setting, Map<String, String> values) {
    String name = path + setting.name();
    if (setting.kind() == Setting.Kind.TABLE) {
      boolean none = values.keySet().stream().noneMatch(key -> covers(setting, key));
      return setting.required() && none
          ? Optional.of(new Problem(name, "missing; give at least one line. " + setting.help()))
          : Optional.empty();
    }
    String value = values.get(setting.name());
    if (value == null || value.isBlank()) {
      return setting.required()
          ? Optional.of(
              new Problem(name, "missing; give " + wanted(setting) + ". " + setting.help()))
          : Optional.empty();
    }
    if (accepts(setting, value.strip())) {
      return Optional.empty();
    }
    boolean hidden =
        setting.kind() == Setting.Kind.SECRET
            || (setting.kind() == Setting.Kind.URL && value.contains("@"));
    String shown = hidden ? "the value" : "'" + value + "'";
    return Optional.of(
        new Problem(
            name, shown + " is not allowed; give " + wanted(setting) + ". " + setting.help()));
  }

  private static String wanted(Setting setting) {
    return switch (setting.kind()) {
      case TEXT -> "a text";
      case SECRET -> "the secret (keep it in the environment: ${env:NAME})";
      case URL -> "an absolute https URL (http only on 127.0.0.1 or localhost)";
      case NUMBER -> "a whole number of zero or more";
      case DURATION -> "a duration such as 30s, 5m, 2h or 1d";
      case BOOLEAN -> "true or false";
      case DATE -> "a day such as 2026-11-01";
      case CHOICE -> "one of " + String.join(", ", setting.choices());
      case TABLE -> "lines of name and value";
    };
  }

  private static boolean accepts(Setting setting, String value) {
    try {
      return switch (setting.kind()) {
        case TEXT, SECRET, TABLE -> true;
        case URL -> isSafeUrl(URI.create(value));
        case NUMBER -> new BigDecimal(value).intValueExact() >= 0;
        case DURATION -> !parseDuration(value).isNegative();
        case BOOLEAN -> value.equals("true") || value.equals("false");
        case DATE -> LocalDate.parse(value) != null;
        case CHOICE -> setting.choices().contains(value);
      };
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException wrong) {
      return false;
    }
  }

  private static boolean isSafeUrl(URI uri) {
    String host = uri.getHost();
    if (host == null || uri.getUserInfo() != null) {
      return false;
    }
    boolean loopback =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    return "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback);
  }

  private static Duration parseDuration(String text) {
    Matcher matcher = SHORT_DURATION.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Duration.parse(text);
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private Optional<String> value(String name, Setting.Kind... kinds) {
    Setting setting = declared.get(name);
    if (setting == null || !List.of(kinds).contains(setting.kind())) {
      throw new NoSuchElementException("no setting '" + name + "' of this kind is declared");
    }
    String value = values.get(name);
    return value == null || value.isBlank()
        ? Optional.ofNullable(setting.defaultValue())
        : Optional.of(value.strip());
  }

  private <T> T need(Optional<T> value, String name) {
    return value.orElseThrow(
        () -> new NoSuchElementException("setting '" + name + "' has no value and no default"));
  }

  /** Returns a text or choice; fails if it has neither value nor default. */
  public String text(String name) {
    return need(optionalText(name), name);
  }

  /** Returns a text or choice if it has a value or default. */
  public Optional<String> optionalText(String name) {
    return value(name, Setting.Kind.TEXT, Setting.Kind.CHOICE);
  }

  /** Returns a secret; fails if it has no value. */
  public Secret secret(String name) {
    return Secret.of(need(value(name, Setting.Kind.SECRET), name));
  }

  /** Returns a secret if it has a value. */
  public Optional<Secret> optionalSecret(String name) {
    return value(name, Setting.Kind.SECRET).map(Secret::of);
  }

  /** Returns a URL; fails if it has neither value nor default. */
  public URI url(String name) {
    return URI.create(need(value(name, Setting.Kind.URL), name));
  }

  /** Returns a whole number; fails if it has neither value nor default. */
  public int number(String name) {
    return Integer.parseInt(need(value(name, Setting.Kind.NUMBER), name));
  }

  /** Returns a duration; fails if it has neither value nor default. */
  public Duration duration(String name) {
    return parseDuration(need(value(name, Setting.Kind.DURATION), name));
  }

  /** Returns a yes or no; no if it has neither value nor default. */
  public boolean flag(String name) {
    return value(name, Setting.Kind.BOOLEAN).map(Boolean::parseBoolean).orElse(false);
  }

  /** Returns a day if it has a value or default. */
  public Optional<LocalDate> date(String name) {
    return value(name, Setting.Kind.DATE).map(LocalDate::parse);
  }

  /** Returns the lines of a table, by key; empty when none is given. */
  public Map<String, String> table(String name) {
    Setting setting = declared.get(name);
    if (setting == null || setting.kind() != Setting.Kind.TABLE) {
      throw new NoSuchElementException("no table setting '" + name + "' is declared");
    }
    Map<String, String> lines = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (covers(setting, key)) {
            lines.put(key.substring(name.length() + 1), value);
          }
        });
    return lines;
  }

  @Override
  public String toString() {
    return "Settings" + declared.keySet();
  }
}
