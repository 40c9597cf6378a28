/** SPI, common model, engine, HTTP toolkit and in-memory store of Samklang. */
module no.samklang.sync {
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires java.management;
  requires java.net.http;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports no.samklang.sync;
  exports no.samklang.sync.http;
  exports no.samklang.sync.memory;
  exports no.samklang.sync.model;
  exports no.samklang.sync.spi;

  opens no.samklang.sync.internal to
      com.fasterxml.jackson.databind;

  uses no.samklang.sync.SyncEngine.Runner;
  uses no.samklang.sync.http.HttpTransportProvider;
  uses no.samklang.sync.spi.ConnectorProvider;
  uses no.samklang.sync.spi.MessageTexts;

  provides no.samklang.sync.SyncEngine.Runner with
      no.samklang.sync.internal.EngineRunner;
}
