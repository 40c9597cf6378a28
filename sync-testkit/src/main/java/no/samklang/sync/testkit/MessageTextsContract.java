package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.MessageTexts;
import no.samklang.sync.spi.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What people rely on in the texts of a module's message codes: each stands in English, Norwegian
 * and Swedish with the same places to fill in, and is found through the module's {@link
 * MessageTexts} service. For the texts of a connector see {@link ConnectorTextsContract}.
 */
public abstract class MessageTextsContract {
  private static final Pattern PLACE = Pattern.compile("\\{[A-Za-z0-9_.-]+}");

  /** Makes a contract; JUnit calls the subclass. */
  protected MessageTextsContract() {}

  /**
   * Opens one of the three files of {@link MessageTexts.Bundled} by its bare name: {@code return
   * VismanetTexts.class.getResourceAsStream(name)}.
   *
   * @return null when there is no such file, which fails the test
   * @throws IOException when it cannot be read, which fails the test
   */
  protected abstract @Nullable InputStream file(String name) throws IOException;

  /** Returns the English texts by code. */
  final Properties english() throws IOException {
    return texts("messages.properties");
  }

  @Test
  final void norwegianTextsMatchTheEnglish() throws IOException {
    assertMatchesEnglish(texts("messages_no.properties"));
  }

  @Test
  final void swedishTextsMatchTheEnglish() throws IOException {
    assertMatchesEnglish(texts("messages_sv.properties"));
  }

  @Test
  final void textsAreFoundAsAService() throws IOException {
    Locale norwegian = Locale.forLanguageTag("nb");
    texts("messages_no.properties")
        .forEach(
            (code, text) ->
                assertThat(Messages.text(Message.of((String) code), norwegian))
                    .as("text of %s", code)
                    .isEqualTo(((String) text).strip()));
  }

  private void assertMatchesEnglish(Properties other) throws IOException {
    Properties english = english();
    assertThat(other.stringPropertyNames())
        .as("codes")
        .isNotEmpty()
        .isEqualTo(english.stringPropertyNames());
    for (String code : english.stringPropertyNames()) {
      assertThat(places(other.getProperty(code)))
          .as("places of %s", code)
          .isEqualTo(places(english.getProperty(code)));
    }
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private Properties texts(String name) throws IOException {
    Properties texts = new Properties();
    try (InputStream bytes = file(name)) {
      if (bytes == null) {
        throw new AssertionError("There is no file " + name + " beside the texts.");
      }
      texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
