package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.samklang.simulators.proresult.ProresultSimulator;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;
import org.junit.jupiter.api.Test;

class ManualTest {
  private static final Path PAGE = Path.of("../docs/vendors/proresult.md");

  @Test
  void snippetRuns() {
    try (Simulated simulated = new Simulated()) {
      Map<String, String> values =
          new HashMap<>(
              Connections.settings(simulated.simulator.uri(), ProresultSimulator.ACCOUNT_ID));
      values.put("apiSecret", ProresultSimulator.API_SECRET);
      // begin
      ConnectorProvider provider = new ProresultProvider(); // elsewhere: found by ServiceLoader
      Settings settings = Settings.of("", provider.descriptor().settings(), values);
      try (Connector proresult = provider.connect(settings, ConnectorContext.standard())) {
        proresult
            .check()
            .items()
            .forEach(item -> System.out.println(item.name() + " " + item.result()));
      }
      // end
      assertThat(simulated.admin().calls("GET", "/soap/tmcapi.php")).isEqualTo(1);
    }
  }

  @Test
  void pageShowsTheSnippet() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/no/samklang/connector/proresult/ManualTest.java"));
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
              assertThat(page).contains("`" + setting.name() + "`").contains(value);
            });
  }

  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }
}
