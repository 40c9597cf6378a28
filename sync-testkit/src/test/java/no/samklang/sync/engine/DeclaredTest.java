package no.samklang.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a system can do is declared for each type and each operation by itself. */
@Tag("F-72")
class DeclaredTest {
  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private InMemorySystem system(String id, Map<EntityType<?>, Capabilities.Builder> able) {
    InMemorySystem.Builder system = InMemorySystem.builder(id).clock(clock);
    able.forEach((type, can) -> system.type(type, can.build()));
    return system.build();
  }

  private World world(Capabilities.Builder customers, Capabilities.Builder projects) {
    InMemorySystem erp =
        system(
            "erp",
            Map.of(EntityTypes.CUSTOMER, Able.changes(), EntityTypes.PROJECT, Able.changes()));
    InMemorySystem field =
        system("field", Map.of(EntityTypes.CUSTOMER, customers, EntityTypes.PROJECT, projects));
    MirrorRoute<?, ?> closing = Trial.customers().whenGone(Retirement.CLOSE).build();
    return new World(clock, erp, field, closing, Trial.projects().build());
  }

  private static Capabilities.Builder creating() {
    return Capabilities.builder().listable().createProof(CreateProof.CALLERS_OWN_KEY);
  }

  private static void refuses(World world, String type, String ability, String notType) {
    assertThatIllegalArgumentException()
        .isThrownBy(world::open)
        .withMessageContaining("field to " + ability + " records of type " + type)
        .satisfies(e -> assertThat(e).hasMessageNotContaining("records of type " + notType));
  }

  @Test
  void whatOneTypeCanIsNotTakenForAnother() {
    refuses(world(Able.register(), creating()), "project", "update", "customer");
    refuses(world(creating().updatable(), Able.register()), "customer", "retire CLOSE", "project");
  }

  @Test
  void eachOperationIsAskedFor() {
    Capabilities.Builder closing = creating().retirements(Retirement.CLOSE);
    refuses(world(closing, Able.register()), "customer", "update", "project");
    Capabilities.Builder readOnly =
        Capabilities.builder()
            .reading(Reading.CHANGES)
            .listable()
            .updatable()
            .retirements(Retirement.CLOSE);
    refuses(world(readOnly, Able.register()), "customer", "create", "project");
  }

  @Test
  void whatIsDeclaredIsEnough() {
    World world = world(Able.register(), creating().updatable());
    try (var session = world.open()) {
      assertThat(session.check().missing()).isEqualTo(List.of());
    }
  }
}
