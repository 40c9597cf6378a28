package no.samklang.cli;

import java.util.List;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorDescriptor;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;

/** Connects to {@link TestSystems#app}. */
public final class TestApp implements ConnectorProvider {
  private static final List<Setting> SETTINGS =
      List.of(
          Setting.required("token", Kind.SECRET, "The token."),
          Setting.optional("department", Kind.TEXT, "The department."));

  /** Made by the service loader. */
  public TestApp() {}

  @Override
  public ConnectorDescriptor descriptor() {
    return TestSystems.described(TestSystems.app, SETTINGS);
  }

  @Override
  public Connector connect(Settings settings, ConnectorContext context) {
    return TestSystems.app;
  }
}
