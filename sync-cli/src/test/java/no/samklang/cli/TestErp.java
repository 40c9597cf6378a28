package no.samklang.cli;

import java.util.List;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;

/** Connects to {@link TestSystems#erp}. */
public final class TestErp implements ConnectorProvider {
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.required("baseUrl", Kind.URL, "Address."),
          Setting.required("key", Kind.SECRET, "The key."),
          Setting.withDefault("pageSize", Kind.NUMBER, "100", "Rows of a page."));

  /** Made by the service loader. */
  public TestErp() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return TestSystems.described(TestSystems.erp, SETTINGS);
  }

  @Override
  public ConnectorDescriptor descriptor(Settings settings) {
    if (settings.number("pageSize") == 0) {
      throw new Settings.InvalidSettings(
          List.of(new Settings.Problem("pageSize", "0 is too small; give at least 1")));
    }
    return descriptor();
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return TestSystems.erp;
  }
}
