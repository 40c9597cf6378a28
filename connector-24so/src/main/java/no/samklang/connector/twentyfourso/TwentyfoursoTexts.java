package no.samklang.connector.twentyfourso;

import no.samklang.sync.spi.MessageTexts;

/** The texts of the {@code 24so.} codes. */
public final class TwentyfoursoTexts extends MessageTexts.Bundled {

  /** Made by the service loader. */
  public TwentyfoursoTexts() {
    super(name -> TwentyfoursoTexts.class.getResourceAsStream(name));
  }
}
