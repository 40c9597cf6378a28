package no.samklang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/** Puts environment variables and files in the place of {@code ${env:NAME}}, {@code ${file:P}}. */
final class Placeholders {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]*)}");
  private static final int MOST_BYTES = 1 << 16;

  private final Path folder;
  private final Function<String, @Nullable String> environment;
  private final Problems problems;
  private final Map<String, String> written = new HashMap<>();

  Placeholders(Path folder, Function<String, @Nullable String> environment, Problems problems) {
    this.folder = folder;
    this.environment = environment;
    this.problems = problems;
  }

  /** Returns the value with its places filled; what cannot be filled becomes a problem. */
  String fill(String name, String value) {
    Matcher places = PLACE.matcher(value);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String content = content(name, places.group(1));
      places.appendReplacement(filled, Matcher.quoteReplacement(content));
    }
    String text = places.appendTail(filled).toString();
    if (!text.equals(value)) {
      written.put(text, value);
    }
    return text;
  }

  /** Returns a problem's text as the configuration has it: with the place, not what filled it. */
  Settings.Problem asWritten(Settings.Problem problem) {
    String text = problem.text();
    for (Map.Entry<String, String> filled : written.entrySet()) {
      text = text.replace("'" + filled.getKey() + "'", "'" + filled.getValue() + "'");
    }
    return new Settings.Problem(problem.name(), text);
  }

  private String content(String name, String place) {
    if (place.startsWith("env:")) {
      return variable(name, place.substring("env:".length()).strip());
    }
    if (place.startsWith("file:")) {
      return file(name, place.substring("file:".length()).strip());
    }
    problems.add(name, "${" + place + "} is not known; use ${env:NAME} or ${file:PATH}");
    return "";
  }

  private String variable(String name, String variable) {
    String value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      problems.add(
          name,
          "the environment variable "
              + variable
              + " is not set; set it, as in: export "
              + variable
              + "=…");
      return "";
    }
    return value;
  }

  private String file(String name, String path) {
    try (InputStream in = Files.newInputStream(folder.resolve(path))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        problems.add(name, "the file " + path + " is too large; keep the secret alone in it");
        return "";
      }
      String text = new String(bytes, StandardCharsets.UTF_8).strip();
      if (text.isEmpty()) {
        problems.add(name, "the file " + path + " is empty; put the secret into it");
      }
      return text;
    } catch (IOException | InvalidPathException unreadable) {
      problems.add(
          name,
          "the file "
              + path
              + " cannot be read; make it beside the configuration or give its full path");
      return "";
    }
  }
}
