package no.samklang.connector.tidsbanken;

import no.samklang.sync.spi.MessageTexts;

/** The texts of the {@code tidsbanken.} codes. */
public final class TidsbankenTexts extends MessageTexts.Bundled {

  /** Made by the service loader. */
  public TidsbankenTexts() {
    super(name -> TidsbankenTexts.class.getResourceAsStream(name));
  }
}
