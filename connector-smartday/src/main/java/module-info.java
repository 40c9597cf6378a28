/** Connector for Smartday: found as a service, exports nothing. */
module no.samklang.connector.smartday {
  requires no.samklang.sync;
  requires static org.jspecify;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.connector.smartday.SmartdayProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.connector.smartday.SmartdayTexts;
}
