/** Connector for 24SevenOffice: found as a service, exports nothing. */
module no.samklang.connector.twentyfourso {
  requires no.samklang.sync;
  requires static org.jspecify;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.connector.twentyfourso.TwentyfoursoProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.connector.twentyfourso.TwentyfoursoTexts;
}
