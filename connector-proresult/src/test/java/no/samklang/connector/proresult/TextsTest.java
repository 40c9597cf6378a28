package no.samklang.connector.proresult;

import java.io.InputStream;
import java.util.Set;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.testkit.ConnectorTextsContract;

class TextsTest extends ConnectorTextsContract {
  @Override
  protected ConnectorProvider provider() {
    return new ProresultProvider();
  }

  @Override
  protected InputStream file(String name) {
    return ProresultTexts.class.getResourceAsStream(name);
  }

  @Override
  protected Set<String> notCodes() {
    return Set.of("proresult.app");
  }
}
