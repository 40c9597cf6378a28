package no.samklang.sync.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.LinkRoute;
import no.samklang.sync.Match;
import no.samklang.sync.Route;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.Call;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;

/** Five employees stand on both sides, one more comes later, and one stands on the left alone. */
final class LinkWorld extends CrashWorld {
  private static final String EMPLOYEES = "employees";

  private final InMemorySystem field;
  private final InMemorySystem erp;

  LinkWorld(Reading left, Reading right, MovableClock clock, SyncStateStore store) {
    super(clock, store, 4);
    this.field = system("field", left, clock);
    this.erp = system("erp", right, clock);
    for (int number = 1; number <= 5; number++) {
      field.put(EntityTypes.EMPLOYEE, "f" + number, employee(number));
      erp.put(EntityTypes.EMPLOYEE, "e" + number, employee(number));
    }
    field.put(EntityTypes.EMPLOYEE, "f9", employee(9));
  }

  private static InMemorySystem system(String id, Reading reading, MovableClock clock) {
    return InMemorySystem.builder(id)
        .clock(clock)
        .type(EntityTypes.EMPLOYEE, Capabilities.builder().reading(reading).pageSize(2).build())
        .build();
  }

  private static Employee employee(int number) {
    return Employee.builder().number("10" + number).name("Åse " + number).build();
  }

  @Override
  InMemorySystem left() {
    return field;
  }

  @Override
  InMemorySystem right() {
    return erp;
  }

  @Override
  List<Route> routes() {
    return List.of(
        LinkRoute.builder(EMPLOYEES, EntityTypes.EMPLOYEE, EntityTypes.EMPLOYEE)
            .match(Match.by("number", Employee::number))
            .build());
  }

  @Override
  public void live(Life life) {
    run(life);
    field.put(EntityTypes.EMPLOYEE, "f6", employee(6));
    erp.put(EntityTypes.EMPLOYEE, "e6", employee(6));
    run(life);
  }

  @Override
  public void check() {
    Map<String, Link> links = store.links(scope(), EntityTypes.EMPLOYEE.name(), Side.LEFT, ids());
    assertThat(links)
        .as("links")
        .hasSize(erp.records(EntityTypes.EMPLOYEE).size())
        .allSatisfy((id, link) -> assertThat(link.rightId()).isEqualTo("e" + id.substring(1)));
    assertThat(field.calls()).as("calls to the left").noneMatch(LinkWorld::writes);
    assertThat(erp.calls()).as("calls to the right").noneMatch(LinkWorld::writes);
  }

  private static boolean writes(Call call) {
    return call.operation().writes();
  }

  private Set<String> ids() {
    return field.records(EntityTypes.EMPLOYEE).keySet();
  }
}
