package no.samklang.connector.twentyfourso;

import java.io.InputStream;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.testkit.ConnectorTextsContract;

class TextsTest extends ConnectorTextsContract {
  @Override
  protected ConnectorProvider provider() {
    return new TwentyfoursoProvider();
  }

  @Override
  protected InputStream file(String name) {
    return TwentyfoursoTexts.class.getResourceAsStream(name);
  }
}
