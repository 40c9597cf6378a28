package no.samklang.connector.tidsbanken;

import java.io.InputStream;
import java.util.Set;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.testkit.ConnectorTextsContract;

class TextsTest extends ConnectorTextsContract {
  @Override
  protected ConnectorProvider provider() {
    return new TidsbankenProvider();
  }

  @Override
  protected InputStream file(String name) {
    return TidsbankenTexts.class.getResourceAsStream(name);
  }

  @Override
  protected Set<String> notCodes() {
    return Set.of("tidsbanken.net");
  }
}
