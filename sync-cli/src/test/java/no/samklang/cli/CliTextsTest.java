package no.samklang.cli;

import java.io.InputStream;
import no.samklang.sync.testkit.MessageTextsContract;

class CliTextsTest extends MessageTextsContract {
  @Override
  protected InputStream file(String name) {
    return CliTexts.class.getResourceAsStream(name);
  }
}
