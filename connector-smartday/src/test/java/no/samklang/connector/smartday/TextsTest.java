package no.samklang.connector.smartday;

import java.io.InputStream;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.testkit.ConnectorTextsContract;

class TextsTest extends ConnectorTextsContract {
  @Override
  protected ConnectorProvider provider() {
    return new SmartdayProvider();
  }

  @Override
  protected InputStream file(String name) {
    return SmartdayTexts.class.getResourceAsStream(name);
  }
}
