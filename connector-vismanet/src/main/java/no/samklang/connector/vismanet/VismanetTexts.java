package no.samklang.connector.vismanet;

import no.samklang.sync.spi.MessageTexts;

/** Texts of the message codes that begin with {@code vismanet.}. */
public final class VismanetTexts extends MessageTexts.Bundled {

  /** Used by {@link java.util.ServiceLoader}. */
  public VismanetTexts() {
    super(name -> VismanetTexts.class.getResourceAsStream(name));
  }
}
