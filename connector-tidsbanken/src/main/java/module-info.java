/** Connector for Tidsbanken: found as a service, exports nothing. */
module no.samklang.connector.tidsbanken {
  requires java.xml;
  requires no.samklang.sync;
  requires static org.jspecify;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.connector.tidsbanken.TidsbankenProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.connector.tidsbanken.TidsbankenTexts;
}
