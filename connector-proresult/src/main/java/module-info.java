/** Connector for Proresult: found as a service, exports nothing. */
module no.samklang.connector.proresult {
  requires no.samklang.sync;
  requires static org.jspecify;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.connector.proresult.ProresultProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.connector.proresult.ProresultTexts;
}
