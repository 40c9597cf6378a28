package no.samklang.sync.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one module's message codes, found by {@link java.util.ServiceLoader}. Must be safe
 * for use by many threads.
 */
public interface MessageTexts {

  /**
   * Returns the text of {@code code} with places such as {@code {path}}, in the language of {@code
   * locale} or else in English.
   *
   * @return null when the code is not of this module
   */
  @Nullable String pattern(String code, Locale locale);

  /**
   * Texts in UTF-8 property files: {@code messages.properties} in English, {@code
   * messages_no.properties} (also for nb and nn) and {@code messages_sv.properties}. Each is read
   * when first needed.
   *
   * <p>A connector extends it with a public constructor without arguments: {@code super(name ->
   * VismanetTexts.class.getResourceAsStream(name))}. The look-up is written in the connector,
   * because a module's resources are hidden from other modules.
   */
  class Bundled implements MessageTexts {
    private final Function<String, @Nullable InputStream> files;
    private final Map<String, Properties> byFile = new ConcurrentHashMap<>();

    /**
     * Reads through {@code files}.
     *
     * @param files opens a file by its bare name; gives null when there is none
     */
    public Bundled(Function<String, @Nullable InputStream> files) {
      this.files = files;
    }

    @Override
    public final @Nullable String pattern(String code, Locale locale) {
      String own = file(fileFor(locale)).getProperty(code);
      return own != null ? own : file("messages.properties").getProperty(code);
    }

    private static String fileFor(Locale locale) {
      return switch (locale.getLanguage()) {
        case "no", "nb", "nn" -> "messages_no.properties";
        case "sv" -> "messages_sv.properties";
        default -> "messages.properties";
      };
    }

    private Properties file(String name) {
      return byFile.computeIfAbsent(name, this::read);
    }

    private Properties read(String name) {
      Properties texts = new Properties();
      try (InputStream bytes = files.apply(name)) {
        if (bytes != null) {
          texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read the texts in " + name, e);
      }
      return texts;
    }
  }
}
