package no.samklang.connector.vismanet;

import java.util.Optional;
import no.samklang.connector.vismanet.ChangeReader.Step;
import no.samklang.sync.spi.Rejected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The list of tasks over all projects, which readings that must see changed tasks read after the
 * list of projects, as a change of a task need not move its project (ASSUMED). A company whose list
 * wants a project (ASSUMED possible) refuses; a changed task then comes when its project changes,
 * and in passes that see everything.
 */
final class TaskList {
  private static final Logger LOG = LoggerFactory.getLogger(TaskList.class);

  private final ChangeReader<Rows.Task> changes;

  TaskList(Reading reading) {
    changes = new ChangeReader<>(reading.lists(), ListSpec.TASKS, reading.margins(), row -> false);
  }

  /** Reads the next page of changed tasks; empty when the list is refused. */
  Optional<Step<Rows.Task>> step(ListState state, int rows) {
    try {
      return Optional.of(changes.step(state, rows, false));
    } catch (Rejected refused) {
      LOG.debug("The list of tasks is refused; changed tasks come with their projects", refused);
      return Optional.empty();
    }
  }
}
