package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Messages;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

  @Test
  void everyCodeHasATextInThreeLanguagesWithTheSamePlaces() throws IOException {
    Properties english = load("messages.properties");
    for (String language : List.of("messages_no.properties", "messages_sv.properties")) {
      Properties other = load(language);
      assertThat(other.keySet()).isEqualTo(english.keySet());
      english.forEach(
          (code, text) ->
              assertThat(places(other.getProperty((String) code)))
                  .as(language + " " + code)
                  .isEqualTo(places((String) text)));
    }
  }

  @Test
  void everyCodeInUseHasAText() throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        Pattern.compile("\"(proresult\\.[a-z-]+)\"")
            .matcher(Files.readString(file))
            .results()
            .filter(found -> !found.group(1).equals("proresult.app"))
            .forEach(found -> used.add(found.group(1)));
      }
    }

    new ProresultProvider()
        .descriptor()
        .facts()
        .forEach(fact -> used.add(fact.message("proresult").code()));
    assertThat(load("messages.properties").keySet()).isEqualTo(used);
  }

  @Test
  void textsAreFoundAsAService() {
    Message message = Message.of("proresult.no-list", "place", "/x");

    assertThat(Messages.text(message, Locale.forLanguageTag("nb")))
        .isEqualTo("/x svarte uten en liste av rader.");
  }

  private static Set<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
  }

  private static Properties load(String name) throws IOException {
    Properties texts = new Properties();
    try (InputStream file = ProresultTexts.class.getResourceAsStream(name)) {
      texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
