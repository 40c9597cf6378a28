package no.samklang.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Flattens nested names and values of a configuration: {@code a: {b: c}} becomes {@code a.b}. */
final class Section {
  private final Placeholders placeholders;
  private final Problems problems;

  Section(Placeholders placeholders, Problems problems) {
    this.placeholders = placeholders;
    this.problems = problems;
  }

  /** Returns the values below a path, by their names below it. */
  Map<String, String> flatten(String path, @Nullable Object node) {
    Map<String, String> values = new LinkedHashMap<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> flatten(path, String.valueOf(key), value, values));
    } else if (!blank(node)) {
      problems.add(path, "holds no names; indent 'name: value' lines below it");
    }
    return values;
  }

  private void flatten(
      String path, String name, @Nullable Object node, Map<String, String> values) {
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> flatten(path, name + "." + key, value, values));
    } else if (node instanceof List<?>) {
      problems.add(path + "." + name, "is a list; give one value");
    } else if (node != null && !blank(node)) {
      values.put(name, placeholders.fill(path + "." + name, node.toString()));
    }
  }

  static boolean blank(@Nullable Object node) {
    return node == null || (node instanceof String text && text.isBlank());
  }
}
