package no.samklang.connector.vismanet;

import java.io.InputStream;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.testkit.ConnectorTextsContract;

class TextsTest extends ConnectorTextsContract {
  @Override
  protected ConnectorProvider provider() {
    return new VismanetProvider();
  }

  @Override
  protected InputStream file(String name) {
    return VismanetTexts.class.getResourceAsStream(name);
  }
}
