package no.samklang.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads a YAML file as texts, lists and maps: no other types, no repeated keys, no references that
 * multiply, and no more than a set size. A number stays the text it was written as, so that {@code
 * 007} is not 7. What it says of a bad file never shows the file's text, where secrets may stand.
 */
final class YamlFile {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_ALIASES = 20;

  private YamlFile() {}

  static Map<?, ?> read(Path file) {
    Object root = parse(file, text(file));
    if (root instanceof Map<?, ?> map) {
      return map;
    }
    throw new Failure(
        ExitCode.USAGE,
        "The configuration " + file + " is not a list of names and values.",
        "Begin it with a line such as 'integration: vismanet-tidsbanken'.");
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Failure(
            ExitCode.USAGE,
            "The configuration " + file + " is larger than " + MOST_BYTES + " bytes.",
            "Give the configuration file, not a data file.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new Failure(
          ExitCode.USAGE,
          "The configuration " + file + " cannot be read.",
          "Check the path and the rights to the file; 'samklang demo' writes one to begin with.",
          unreadable);
    }
  }

  private static Object parse(Path file, String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_BYTES)
            .build();
    try {
      Object root = new Load(settings).loadFromString(text);
      return root == null ? Map.of() : root;
    } catch (MarkedYamlEngineException bad) {
      String where =
          bad.getProblemMark().map(mark -> " at line " + (mark.getLine() + 1)).orElse("");
      throw notYaml(file, where + ": " + bad.getProblem());
    } catch (YamlEngineException bad) {
      throw notYaml(file, "");
    }
  }

  private static Failure notYaml(Path file, String what) {
    return new Failure(
        ExitCode.USAGE,
        "The configuration " + file + " is not YAML" + what,
        "Mend that line: 'name: value' with a space after the colon, indented by spaces.");
  }
}
