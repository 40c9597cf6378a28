package no.samklang.connector.proresult;

import no.samklang.sync.spi.MessageTexts;

/** The texts of the {@code proresult.} codes. */
public final class ProresultTexts extends MessageTexts.Bundled {

  /** Made by the service loader. */
  public ProresultTexts() {
    super(name -> ProresultTexts.class.getResourceAsStream(name));
  }
}
