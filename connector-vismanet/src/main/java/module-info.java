/** Connector for Visma.net ERP: exports nothing, is found as a provider. */
module no.samklang.connector.vismanet {
  requires com.fasterxml.jackson.databind;
  requires no.samklang.sync;
  requires org.slf4j;
  requires static org.jspecify;

  opens no.samklang.connector.vismanet to
      com.fasterxml.jackson.databind;

  provides no.samklang.sync.spi.ConnectorProvider with
      no.samklang.connector.vismanet.VismanetProvider;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.connector.vismanet.VismanetTexts;
}
