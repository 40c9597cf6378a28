package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import no.samklang.sync.IntegrationDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The page of each integration says what its declaration says. With {@code -Dsamklang.docs=write}
 * the pages are written anew.
 */
class DeclarationPageTest {
  private static final String BEGIN = "<!-- from the declaration; do not edit -->\n";
  private static final String END = "<!-- end of the declaration -->";

  static Stream<String> integrations() {
    return definitions().map(IntegrationDefinition::id);
  }

  private static Stream<IntegrationDefinition> definitions() {
    return ServiceLoader.load(IntegrationDefinition.class).stream()
        .map(ServiceLoader.Provider::get);
  }

  @ParameterizedTest
  @MethodSource("integrations")
  void thePageHoldsTheTablesOfTheDeclaration(String id) throws IOException {
    IntegrationDefinition definition =
        definitions().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    Path page = docs().resolve(id + ".md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    assertThat(List.of(begin - BEGIN.length(), end)).allMatch(place -> place >= 0);
    String wanted = DeclarationPage.of(definition);
    if ("write".equals(System.getProperty("samklang.docs"))) {
      Files.writeString(page, text.substring(0, begin) + wanted + text.substring(end));
    }

    assertThat(Files.readString(page)).contains(BEGIN + wanted + END);
  }

  private static Path docs() {
    Path here = Path.of("docs", "integrations");
    return Files.isDirectory(here) ? here : Path.of("..", "docs", "integrations");
  }
}
