package no.samklang.examples;

import no.samklang.sync.spi.MessageTexts;

/** The texts of the message codes of {@link CsvFolderProvider}'s connector. */
public final class CsvFolderTexts extends MessageTexts.Bundled {

  /** Is called by {@link java.util.ServiceLoader}. */
  public CsvFolderTexts() {
    super(name -> CsvFolderTexts.class.getResourceAsStream(name));
  }
}
