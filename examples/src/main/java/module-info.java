/** Small programs that embed the library, each the answer to one question. */
module no.samklang.examples {
  requires no.samklang.simulators;
  requires no.samklang.sync;
  requires no.samklang.sync.integrations;
  requires no.samklang.sync.store.jdbc;
  requires static org.jspecify;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.examples.CsvFolderProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.examples.CsvFolderTexts;
}
