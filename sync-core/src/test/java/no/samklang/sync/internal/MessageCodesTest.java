package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.samklang.sync.spi.Parked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the engine says has a text in every language. */
@Tag("F-66")
class MessageCodesTest {
  private static final Pattern CODE = Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9_-]+)+)\"");
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");
  private static final Path SOURCES = Path.of("src/main/java/no/samklang/sync/internal");

  private static Properties texts(String bundle) {
    Properties texts = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(
            Objects.requireNonNull(
                MessageCodesTest.class.getResourceAsStream("/no/samklang/sync/" + bundle)),
            StandardCharsets.UTF_8)) {
      texts.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher matcher = CODE.matcher(Files.readString(file));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    return codes;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"messages.properties", "messages_no.properties", "messages_sv.properties"})
  void hasATextForEachCode(String bundle) throws IOException {
    Properties texts = texts(bundle);
    assertThat(codes()).hasSizeGreaterThan(30);
    assertThat(texts.stringPropertyNames()).containsAll(codes());
    for (Parked.Kind kind : Parked.Kind.values()) {
      assertThat(texts).containsKey("explain.parked." + kind.name().toLowerCase(Locale.ROOT));
    }
    for (String type : List.of("customer", "employee", "item", "project", "project-task")) {
      assertThat(texts).containsKey("reference.not-linked." + type);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages_no.properties", "messages_sv.properties"})
  void saysTheSameInEachLanguage(String bundle) {
    Properties english = texts("messages.properties");
    Properties other = texts(bundle);
    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String code : english.stringPropertyNames()) {
      assertThat(places(other.getProperty(code)))
          .as(code)
          .isEqualTo(places(english.getProperty(code)));
    }
  }

  private static Set<String> places(String text) {
    Set<String> places = new TreeSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  @Test
  void hasNoTextThatNobodySays() throws IOException {
    Set<String> unsaid = new TreeSet<>(texts("messages.properties").stringPropertyNames());
    unsaid.removeAll(codes());
    unsaid.removeIf(
        code ->
            code.startsWith("http.")
                || code.startsWith("journal.")
                || code.startsWith("explain.parked.")
                || code.startsWith("reference.not-linked."));
    unsaid.remove("create.cannot-be-searched");
    assertThat(unsaid).isEmpty();
  }
}
