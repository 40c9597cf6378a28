package no.samklang.cli;

import java.util.List;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Setting;
import no.samklang.sync.spi.Setting.Kind;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Side;

/** Keeps customers of one system in memory like those of another. */
public final class TestIntegration implements IntegrationDefinition {
  /** Made by the service loader. */
  public TestIntegration() {}

  @Override
  public String id() {
    return "test-pair";
  }

  @Override
  public String name() {
    return "Prøve-ERP og app";
  }

  @Override
  public String left() {
    return "test-erp";
  }

  @Override
  public String right() {
    return "test-app";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required("owner", Kind.TEXT, "Who owns it."),
        Setting.optional("codes", Kind.TABLE, "Codes."));
  }

  @Override
  public List<Route> routes(Settings settings) {
    return List.of(
        MirrorRoute.builder(
                "customers",
                Side.LEFT,
                EntityTypes.CUSTOMER,
                EntityTypes.CUSTOMER,
                (Customer source, MappingContext context) -> map(source))
            .match(Match.by("number", Customer::number))
            .build());
  }

  private static Mapping<Customer> map(Customer source) {
    return source.name().startsWith("Feil")
        ? Mapping.rejected(Message.of("test.faulty", "name", source.name()))
        : Mapping.mapped(source);
  }
}
