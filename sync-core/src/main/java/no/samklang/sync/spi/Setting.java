package no.samklang.sync.spi;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One setting that a connector or an integration takes, as data: from it come validation, help and
 * documentation. Immutable.
 *
 * @param name name in the settings, lower camel case
 * @param kind what values it takes
 * @param help one sentence for the person who fills it in, with the unit
 * @param required whether a value must be given
 * @param defaultValue value when none is given; null for none
 * @param choices the values allowed for a {@link Kind#CHOICE}
 */
public record Setting(
    String name,
    Kind kind,
    String help,
    boolean required,
    @Nullable String defaultValue,
    List<String> choices) {

  /** What values a setting takes. */
  public enum Kind {
    /** Any text. */
    TEXT,
    /** A text that is never shown. */
    SECRET,
    /** An absolute URL; https, or http on the loopback address. */
    URL,
    /** A whole number of zero or more. */
    NUMBER,
    /** A duration such as {@code PT5M}, or {@code 5m}, {@code 30s}, {@code 2h}, {@code 1d}. */
    DURATION,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A day such as {@code 2026-11-01}. */
    DATE,
    /** One of the listed words. */
    CHOICE,
    /** A table of names and values, given as {@code name.key: value}. */
    TABLE
  }

  /** Checks and copies. */
  public Setting {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(help, "help");
    choices = List.copyOf(choices);
  }

  /** Returns a setting that must be given. */
  public static Setting required(String name, Kind kind, String help) {
    return new Setting(name, kind, help, true, null, List.of());
  }

  /** Returns a setting that may be left out and then has no value. */
  public static Setting optional(String name, Kind kind, String help) {
    return new Setting(name, kind, help, false, null, List.of());
  }

  /** Returns a setting that may be left out and then has this value. */
  public static Setting withDefault(String name, Kind kind, String defaultValue, String help) {
    return new Setting(name, kind, help, false, defaultValue, List.of());
  }

  /** Returns a setting that takes one of these words. */
  public static Setting choice(String name, String defaultValue, String help, String... choices) {
    return new Setting(name, Kind.CHOICE, help, false, defaultValue, List.of(choices));
  }
}
