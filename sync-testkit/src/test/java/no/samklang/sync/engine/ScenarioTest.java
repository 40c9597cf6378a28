package no.samklang.sync.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.samklang.sync.Integration;
import no.samklang.sync.memory.InMemorySyncStateStore;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.testkit.Golden;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Scenario;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stories are told as they were found right. */
@Tag("F-80")
class ScenarioTest {
  private static final Path STORIES = Path.of("src/test/resources/golden");

  private static Scenario scenario() {
    MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");
    InMemorySystem left =
        InMemorySystem.builder("crm")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.changes().build())
            .type(EntityTypes.TIME_ENTRY, Able.queue().build())
            .build();
    InMemorySystem right =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.CUSTOMER, Able.register(CreateProof.SEARCHABLE_MARKER).build())
            .type(
                EntityTypes.PROJECT_TRANSACTION,
                Able.documents(CreateProof.SEARCHABLE_MARKER).build())
            .build();
    right.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> document.lines().stream().anyMatch(line -> line.quantity().intValue() > 24),
        Message.of("erp.too-many-hours"));
    Integration integration =
        Integration.builder("story", "crm", "erp")
            .routes(
                Trial.customers().whenGone(Retirement.CLOSE).build(),
                Trial.hours(2, Trial::document).build())
            .build();
    return new Scenario(integration, left, right, new InMemorySyncStateStore(clock), clock);
  }

  @ParameterizedTest
  @ValueSource(strings = "lost-answers")
  void storyEndsAsItWasFoundRight(String name) throws IOException {
    String told = scenario().play(Files.readString(STORIES.resolve(name + ".story")));

    Golden.assertMatches(STORIES.resolve(name + ".golden"), told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jump",
        "left put nothing n1 {}",
        "left put customer",
        "left put customer c1 {\"name\":",
        "right fail CREATE nothing",
        "right fail NOTHING gone"
      })
  void lineThatIsNoneIsNamed(String line) {
    assertThatThrownBy(() -> scenario().play("run\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 2, '" + line);
  }
}
