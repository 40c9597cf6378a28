package no.samklang.sync.engine;

import static no.samklang.sync.engine.Trial.customer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.RunState;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Test;

/** What a mapper may look up beside the record it maps. */
class LookupTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
  private final List<Optional<Ref<Customer>>> linked = new ArrayList<>();

  private World world(Mapper<Project, Project> mapper) {
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .type(EntityTypes.PROJECT, Able.changes().build())
            .build();
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register().build())
            .type(EntityTypes.PROJECT, Able.register().build())
            .build();
    MirrorRoute<Project, Project> projects =
        MirrorRoute.builder("projects", Side.LEFT, EntityTypes.PROJECT, EntityTypes.PROJECT, mapper)
            .match(Match.by("number", Project::number))
            .dependsOn("customers")
            .build();
    World world = new World(clock, erp, field, Trial.customers().build(), projects);
    world.left.put(EntityTypes.CUSTOMER, "c1", customer("1001", "Bergtun"));
    world.left.put(EntityTypes.PROJECT, "p1", project("P1"));
    world.left.put(EntityTypes.PROJECT, "p2", project("P2"));
    return world;
  }

  private static Project project(String number) {
    return Project.builder()
        .number(number)
        .name(number)
        .status(ProjectStatus.ACTIVE)
        .customer(Ref.to(EntityTypes.CUSTOMER, "c1"))
        .build();
  }

  private Mapping<Project> named(Project project, MappingContext context) {
    linked.add(context.lookup().linked(project.customer()));
    String name =
        context.lookup().source(EntityTypes.CUSTOMER, "c1").map(Customer::name).orElse("?");
    return Mapping.mapped(project.toBuilder().name(name).build());
  }

  @Test
  void isTheOtherRecordOfTheSourceAndWhereItStandsInTheTarget() {
    World world = world(this::named);
    world.run();

    assertThat(world.right.records(EntityTypes.PROJECT).values())
        .extracting(Project::name)
        .containsExactly("Bergtun", "Bergtun");
    String target = world.right.records(EntityTypes.CUSTOMER).keySet().iterator().next();
    assertThat(linked).allSatisfy(found -> assertThat(found.orElseThrow().id()).isEqualTo(target));
  }

  @Test
  void isReadInThePlanToo() {
    World world = world(this::named);
    world.plan();
    assertThat(linked).isNotEmpty().allMatch(Optional::isPresent);
  }

  @Test
  void pausesTheRouteWhenTheSystemIsDownAndParksTheRecordThatIsAtFault() {
    World down = world((project, context) -> failed(new Unavailable(Message.of("x.down"))));
    assertThat(down.run().route("projects").orElseThrow().state()).isEqualTo(RunState.PAUSED);

    World faulty = world((project, context) -> failed(new Rejected(Message.of("x.bad"))));
    assertThat(faulty.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(faulty.parked("projects")).hasSize(2);
  }

  private static Mapping<Project> failed(RuntimeException error) {
    throw error;
  }
}
