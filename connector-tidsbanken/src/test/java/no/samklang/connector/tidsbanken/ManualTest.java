package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.samklang.simulators.tidsbanken.TidsbankenSimulator;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Path PAGE = Path.of("../docs/vendors/tidsbanken.md");

  @Test
  void snippetRuns() {
    try (Simulated simulated = new Simulated()) {
      Map<String, String> values =
          new HashMap<>(
              Connections.settings(
                  simulated.simulator.uri(), TidsbankenSimulator.SUBSCRIPTION_KEY));
      values.put("tbKey", TidsbankenSimulator.TB_KEY);
      // begin
      ConnectorProvider provider = new TidsbankenProvider(); // elsewhere: found by ServiceLoader
      Settings settings = Settings.of("", provider.descriptor().settings(), values);
      try (Connector tidsbanken = provider.connect(settings, ConnectorContext.standard())) {
        tidsbanken
            .check()
            .items()
            .forEach(item -> System.out.println(item.name() + " " + item.result()));
      }
      // end
      assertThat(simulated.admin().calls("GET", "/ansatt/Ansatt")).isEqualTo(1);
    }
  }

  @Test
  void pageShowsTheSnippet() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/no/samklang/connector/tidsbanken/ManualTest.java"));
    String snippet = source.split("// begin\n", 2)[1].split("// end", 2)[0];

    assertThat(bare(Files.readString(PAGE))).contains(bare(snippet));
  }

  @Test
  void pageNamesEverySettingWithItsDefault() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(Configuration.SETTINGS)
        .allSatisfy(
            setting -> {
              String value = setting.defaultValue() == null ? "" : setting.defaultValue();
              assertThat(page).contains("| `" + setting.name() + "` |").contains(value);
            });
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}
