package no.samklang.sync.integrations;

import java.io.InputStream;
import no.samklang.sync.testkit.MessageTextsContract;

class IntegrationTextsTest extends MessageTextsContract {
  @Override
  protected InputStream file(String name) {
    return IntegrationTexts.class.getResourceAsStream(name);
  }
}
