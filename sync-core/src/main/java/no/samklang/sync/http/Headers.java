package no.samklang.sync.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields of a request or an answer, in order; a name may occur several times and its case
 * does not matter. Immutable. Its text shows names only, since values may be secret.
 */
public final class Headers {

  /** No header at all. */
  public static final Headers NONE = new Headers(new String[0]);

  private final String[] namesAndValues;

  private Headers(String[] namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the first value of {@code name}. */
  public Optional<String> first(String name) {
    return Optional.ofNullable(firstOrNull(name));
  }

  @Nullable String firstOrNull(String name) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (namesAndValues[i].equalsIgnoreCase(name)) {
        return namesAndValues[i + 1];
      }
    }
    return null;
  }

  /** Returns all values of {@code name}, in order. */
  public List<String> all(String name) {
    List<String> values = new ArrayList<>(2);
    forEach(
        (each, value) -> {
          if (each.equalsIgnoreCase(name)) {
            values.add(value);
          }
        });
    return values;
  }

  /** Gives every name and value to {@code action}, in order. */
  public void forEach(BiConsumer<String, String> action) {
    for (int i = 0; i < namesAndValues.length; i += 2) {
      action.accept(namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  /** Returns a builder that holds these fields. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.fields.addAll(List.of(namesAndValues));
    return builder;
  }

  @Override
  public String toString() {
    Collection<String> names = new TreeSet<>();
    forEach((name, value) -> names.add(name.toLowerCase(Locale.ROOT)));
    return names.toString();
  }

  /** Collects header fields; not for use by several threads. */
  public static final class Builder {
    private final List<String> fields = new ArrayList<>();

    private Builder() {}

    /**
     * Adds a field beside those of the same name.
     *
     * @throws IllegalArgumentException if the name is no header name, or the value has a line break
     */
    public Builder add(String name, String value) {
      fields.add(checkName(name));
      fields.add(checkValue(name, value));
      return this;
    }

    /**
     * Adds a field in place of those of the same name.
     *
     * @throws IllegalArgumentException if the name is no header name, or the value has a line break
     */
    public Builder set(String name, String value) {
      for (int i = fields.size() - 2; i >= 0; i -= 2) {
        if (fields.get(i).equalsIgnoreCase(name)) {
          fields.subList(i, i + 2).clear();
        }
      }
      return add(name, value);
    }

    /** Returns what was collected. */
    public Headers build() {
      return new Headers(fields.toArray(new String[0]));
    }

    private static String checkName(String name) {
      if (!isToken(name)) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is no header name: use letters, digits and hyphens");
      }
      return name;
    }

    private static boolean isToken(String name) {
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        if (c <= ' ' || c >= 127 || c == ':') {
          return false;
        }
      }
      return !name.isEmpty();
    }

    private static String checkValue(String name, String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '\r' || c == '\n' || c == 0) {
          throw new IllegalArgumentException(
              "The value of header " + name + " has a line break: remove it");
        }
      }
      return value;
    }
  }
}
