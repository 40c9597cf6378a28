package no.samklang.connector.proresult;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import no.samklang.connector.proresult.ProresultPort.Row;
import no.samklang.connector.proresult.ProresultPort.Rows;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.Ref;
import org.jspecify.annotations.Nullable;

/**
 * Who is meant by a project's manager: projects name workers by number, links by id. A manager who
 * is not among the workers is left out. The workers, of whom there are few, are read when a manager
 * is first met, and again when they are older than ten minutes. Thread-safe.
 */
final class Managers {
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Register<Employee> workers;
  private final InstantSource clock;
  private Map<String, String> numberById = Map.of();
  private Map<String, String> idByNumber = Map.of();
  private @Nullable Instant readAt;

  Managers(Register<Employee> workers, InstantSource clock) {
    this.workers = workers;
    this.clock = clock;
  }

  /** Returns the project with its manager's number; without manager when there is none. */
  Project toNumber(Project wanted) {
    Ref<Employee> manager = wanted.manager();
    if (manager == null) {
      return wanted;
    }
    String number = look(manager.id(), true);
    return wanted.toBuilder().manager(number == null ? null : worker(manager.id(), number)).build();
  }

  /** Returns a page of projects with their managers' ids. */
  Rows<Project> toId(Rows<Project> page) {
    return new Rows<>(page.rows().stream().map(this::toId).toList(), page.next());
  }

  private Row<Project> toId(Row<Project> row) {
    Project project = row.value();
    Ref<Employee> manager = project == null ? null : project.manager();
    if (project == null || manager == null) {
      return row;
    }
    String id = look(manager.id(), false);
    Ref<Employee> known = id == null ? null : worker(id, manager.id());
    return new Row<>(
        row.id(), project.toBuilder().manager(known).build(), row.fault(), row.changedAt());
  }

  private static Ref<Employee> worker(String id, String number) {
    return Ref.to(EntityTypes.EMPLOYEE, id, number);
  }

  private synchronized @Nullable String look(String key, boolean byId) {
    Instant now = clock.instant();
    if (readAt == null || readAt.plus(FRESH).isBefore(now)) {
      read();
      readAt = now;
    }
    return (byId ? numberById : idByNumber).get(key);
  }

  private void read() {
    Map<String, String> numbers = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (Row<Employee> row : workers.where(worker -> worker.number() != null)) {
      Employee worker = row.value();
      String number = worker == null ? null : worker.number();
      if (number != null) {
        numbers.put(row.id(), number);
        ids.put(number, row.id());
      }
    }
    numberById = numbers;
    idByNumber = ids;
  }
}
