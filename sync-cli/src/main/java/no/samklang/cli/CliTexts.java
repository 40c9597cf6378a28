package no.samklang.cli;

import no.samklang.sync.spi.MessageTexts;

/** The texts of reports, under the codes {@code cli.}. */
public final class CliTexts extends MessageTexts.Bundled {

  /** Made by the service loader. */
  public CliTexts() {
    super(name -> CliTexts.class.getResourceAsStream(name));
  }
}
