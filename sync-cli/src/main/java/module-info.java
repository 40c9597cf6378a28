/** The operator's command line: checks, plans, runs and explains integrations, and shows a demo. */
module no.samklang.cli {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires no.samklang.simulators;
  requires no.samklang.sync;
  requires no.samklang.sync.store.jdbc;
  requires static org.jspecify;
  requires org.snakeyaml.engine.v2;

  uses no.samklang.sync.IntegrationDefinition;
  uses no.samklang.sync.spi.ConnectorProvider;

  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.cli.CliTexts;

  opens no.samklang.cli to
      info.picocli;
}
