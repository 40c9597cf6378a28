/** The ready integrations, as route declarations. */
module no.samklang.sync.integrations {
  requires transitive no.samklang.sync;

  exports no.samklang.sync.integrations;

  provides no.samklang.sync.IntegrationDefinition with
      no.samklang.sync.integrations.TwentyfoursoSmartday,
      no.samklang.sync.integrations.VismanetProresult,
      no.samklang.sync.integrations.VismanetTidsbanken;
  provides no.samklang.sync.spi.MessageTexts with
      no.samklang.sync.integrations.IntegrationTexts;
}
