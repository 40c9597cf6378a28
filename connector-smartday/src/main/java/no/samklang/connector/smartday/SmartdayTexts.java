package no.samklang.connector.smartday;

import no.samklang.sync.spi.MessageTexts;

/** The texts of the {@code smartday.} codes. */
public final class SmartdayTexts extends MessageTexts.Bundled {

  /** Made by the service loader. */
  public SmartdayTexts() {
    super(name -> SmartdayTexts.class.getResourceAsStream(name));
  }
}
