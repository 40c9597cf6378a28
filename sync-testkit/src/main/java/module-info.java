/** Contracts for stores and connectors, a clock to move and systems in memory. */
module no.samklang.sync.testkit {
  requires com.fasterxml.jackson.datatype.jsr310;
  requires transitive no.samklang.sync;
  requires transitive org.junit.jupiter.api;
  requires org.assertj.core;
  requires static transitive org.jspecify;

  uses no.samklang.sync.spi.ConnectorProvider;

  exports no.samklang.sync.testkit;
  exports no.samklang.sync.testkit.crash;

  opens no.samklang.sync.testkit to
      org.junit.platform.commons;
  opens no.samklang.sync.testkit.crash to
      org.junit.platform.commons;
}
