package no.samklang.sync.integrations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import no.samklang.sync.model.WorkOrder;
import no.samklang.sync.model.WorkOrderRegistration;
import org.jspecify.annotations.Nullable;

/**
 * The days of a task, in the company's zone, as far as the task tells them.
 *
 * @param start the day it starts
 * @param last the latest of its days: when it ends, and the days of what is registered on it
 * @param touched the day on which anybody last changed it
 */
record TaskDays(Optional<LocalDate> start, Optional<LocalDate> last, Optional<LocalDate> touched) {
  /** When Smartday last marked the task as changed. */
  private static final String MARKED = "lastTimeMarkedForExport";

  static TaskDays of(WorkOrder task, ZoneId zone) {
    List<WorkOrderRegistration> registered =
        task.registrations() == null ? List.of() : task.registrations();
    Optional<LocalDate> start = day(task.start(), zone);
    Optional<LocalDate> last =
        Stream.concat(
                Stream.concat(start.stream(), day(task.end(), zone).stream()),
                registered.stream().map(WorkOrderRegistration::date).filter(Objects::nonNull))
            .max(LocalDate::compareTo);
    String marked = task.attributes().get(MARKED);
    return new TaskDays(
        start, last, marked == null ? Optional.empty() : day(Instant.parse(marked), zone));
  }

  private static Optional<LocalDate> day(@Nullable Instant moment, ZoneId zone) {
    return Optional.ofNullable(moment).map(each -> LocalDate.ofInstant(each, zone));
  }

  /** Returns the latest day of which anything is known. */
  Optional<LocalDate> lastKnown() {
    return last.or(() -> touched);
  }
}
