package no.samklang.sync.integrations;

import no.samklang.sync.spi.MessageTexts;

/** The texts of this module's message codes. */
public final class IntegrationTexts extends MessageTexts.Bundled {

  /** Is called by {@link java.util.ServiceLoader}. */
  public IntegrationTexts() {
    super(name -> IntegrationTexts.class.getResourceAsStream(name));
  }
}
