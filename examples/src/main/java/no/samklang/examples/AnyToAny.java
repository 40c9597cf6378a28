package no.samklang.examples;

import no.samklang.sync.FieldRule;
import no.samklang.sync.Integration;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.SyncSession;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Side;

/** How do I pair systems that no ready integration pairs? */
final class AnyToAny {
  private AnyToAny() {}

  /** Returns an integration that keeps customers in one system like those in another. */
  static Integration customers(String from, String to) {
    return Integration.builder(from + "-" + to, from, to).routes(customers()).build();
  }

  /** Returns an integration that keeps customers and projects in one system like in another. */
  static Integration projects(String from, String to) {
    return Integration.builder(from + "-" + to, from, to).routes(customers(), projects()).build();
  }

  /** The first synchronisation is a plan, which a person looks at and applies. */
  static void begin(SyncSession session, String person) {
    Plan plan = session.plan();
    session.planned(plan.id(), 0, 3).forEach(System.out::println);
    session.apply(plan, person);
  }

  private static Route customers() {
    return MirrorRoute.builder(
            "customers",
            Side.LEFT,
            EntityTypes.CUSTOMER,
            EntityTypes.CUSTOMER,
            (Customer source, MappingContext context) ->
                Mapping.mapped(
                    Customer.builder()
                        .number(source.number())
                        .name(source.name())
                        .address(source.address())
                        .build()))
        .match(Match.by("number", Customer::number))
        .field("number", FieldRule.ON_CREATE)
        .field("address", FieldRule.IF_PRESENT)
        .build();
  }

  private static Route projects() {
    return MirrorRoute.builder(
            "projects",
            Side.LEFT,
            EntityTypes.PROJECT,
            EntityTypes.PROJECT,
            (Project source, MappingContext context) ->
                Mapping.mapped(
                    Project.builder()
                        .number(source.number())
                        .name(source.name())
                        .status(source.status())
                        .blocked(source.status() != ProjectStatus.ACTIVE)
                        .customer(source.customer())
                        .startDate(source.startDate())
                        .build()))
        .match(Match.by("number", Project::number))
        .field("number", FieldRule.ON_CREATE)
        .dependsOn("customers")
        .build();
  }
}
