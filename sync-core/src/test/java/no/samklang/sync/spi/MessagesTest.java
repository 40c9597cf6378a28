package no.samklang.sync.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
  private static final Message LOST =
      Message.of("http.lost", "method", "GET", "path", "/kunde/Å$1");

  @ParameterizedTest
  @CsvSource({
    "en, was lost",
    "de, was lost",
    "nb, ble brutt før",
    "nn, ble brutt før",
    "no, ble brutt før",
    "sv, förbindelsen bröts"
  })
  void speaksTheLanguageOrEnglish(String language, String expected) {
    assertThat(Messages.text(LOST, Locale.forLanguageTag(language)))
        .startsWith("GET /kunde/Å$1: ")
        .contains(expected);
  }

  @Test
  void showsACodeWithoutTextWithItsParameters() {
    Message unknown = Message.of("kari.odd", "name", "Ås");
    assertThat(Messages.text(unknown, Locale.ENGLISH)).isEqualTo("kari.odd {name=Ås}");
    assertThat(Messages.text(Message.of("kari.odd"), Locale.ENGLISH)).isEqualTo("kari.odd");
  }

  @Test
  void anErrorShowsTheEnglishTextAndTheCode() {
    assertThat(new Unclear(LOST))
        .hasMessage(
            "GET /kunde/Å$1: the connection was lost before the answer was complete. [http.lost]");
  }

  @Test
  void betterWordsKeepKindCauseAndTime() {
    IOException cause = new IOException("x");
    Unavailable better =
        new Unavailable(LOST, Duration.ofSeconds(3), cause).with(Message.of("kari.odd"));
    assertThat(better).hasCause(cause).hasMessageContaining("kari.odd");
    assertThat(better.retryAfter()).contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_no", "_sv"})
  void everyTextIsTranslatedWithTheSamePlaces(String language) throws IOException {
    Properties english = texts("");
    Properties other = texts(language);
    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String code : english.stringPropertyNames()) {
      assertThat(places(other.getProperty(code)))
          .as(code)
          .isEqualTo(places(english.getProperty(code)));
    }
  }

  private static Set<String> places(String text) {
    Set<String> found = new TreeSet<>();
    Matcher place = Pattern.compile("\\{[^}]*}").matcher(text);
    while (place.find()) {
      found.add(place.group());
    }
    return found;
  }

  private static Properties texts(String language) throws IOException {
    String file = "/no/samklang/sync/messages" + language + ".properties";
    Properties texts = new Properties();
    try (InputStream bytes = MessagesTest.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
