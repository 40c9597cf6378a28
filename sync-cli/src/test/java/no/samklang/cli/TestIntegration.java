package no.samklang.cli;

import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import no.samklang.sync.Brakes;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.FirstCheck;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.TimeEntry;
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
        Setting.optional("codes", Kind.TABLE, "Codes."),
        Setting.withDefault("checked", Kind.BOOLEAN, "false", "Whether a first plan is checked."));
  }

  @Override
  public List<Route> routes(Settings settings) {
    MirrorRoute.Builder<Customer, Customer> customers =
        MirrorRoute.builder(
                "customers",
                Side.LEFT,
                EntityTypes.CUSTOMER,
                EntityTypes.CUSTOMER,
                (Customer source, MappingContext context) -> map(source))
            .match(Match.by("number", Customer::number))
            .brakes(Brakes.builder().creates(Brakes.Limit.of(5, 0.5)).build());
    if (settings.flag("checked")) {
      customers.firstCheck(FirstCheck.byName(Customer::name));
    }
    return List.of(
        customers.build(),
        PostRoute.builder(
                "hours",
                Side.LEFT,
                EntityTypes.TIME_ENTRY,
                EntityTypes.PROJECT_TRANSACTION,
                TestIntegration::document)
            .totals(
                ControlTotals.builder(
                        (TimeEntry entry) -> YearMonth.from(entry.date()).toString(),
                        TestIntegration::lines)
                    .measure("hours", TimeEntry::hours)
                    .build())
            .build());
  }

  private static Mapping<ProjectTransaction> document(TimeEntry entry, MappingContext context) {
    ProjectTransactionLine line =
        ProjectTransactionLine.builder()
            .key(context.sourceId())
            .date(entry.date())
            .project(Objects.requireNonNull(entry.project()))
            .quantity(entry.hours())
            .build();
    YearMonth period = context.period().orElseGet(() -> YearMonth.from(entry.date()));
    return Mapping.mapped(new ProjectTransaction("HRS", line.project(), period, List.of(line)));
  }

  private static List<ControlTotals.Line> lines(ProjectTransaction document) {
    return document.lines().stream()
        .map(
            line ->
                ControlTotals.Line.of(line.key(), document.period().toString())
                    .measure("hours", line.quantity()))
        .toList();
  }

  private static Mapping<Customer> map(Customer source) {
    return source.name().startsWith("Feil")
        ? Mapping.rejected(Message.of("test.faulty", "name", source.name()))
        : Mapping.mapped(source);
  }
}
