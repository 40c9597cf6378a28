package no.samklang.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFilesTest {
  @ParameterizedTest
  @ValueSource(strings = {"messages_no.properties", "messages_sv.properties"})
  void everyLanguageHasEveryTextWithTheSamePlaces(String file) throws IOException {
    Properties english = load("messages.properties");
    Properties other = load(file);
    assertThat(other.keySet()).isEqualTo(english.keySet());
    for (String code : english.stringPropertyNames()) {
      assertThat(places(other.getProperty(code)))
          .as(code)
          .isEqualTo(places(english.getProperty(code)));
    }
  }

  private static Set<String> places(String text) {
    Matcher matcher = Pattern.compile("\\{[a-z]+}").matcher(text);
    return matcher
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties load(String name) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(CliTexts.class.getResourceAsStream(name)),
            StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
