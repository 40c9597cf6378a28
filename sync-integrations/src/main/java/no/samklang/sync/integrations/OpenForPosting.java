package no.samklang.sync.integrations;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.FinancialPeriod;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Lookup;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;

/**
 * Finds out whether the ERP takes postings on a task in a period, so that what it would refuse
 * waits with a reason that people understand. One request a project and one a period, in each run.
 */
final class OpenForPosting {
  private OpenForPosting() {}

  /** Returns the period a line goes to: the one chosen for this run, or that of its day. */
  static YearMonth period(LocalDate day, MappingContext context) {
    return context.period().orElseGet(() -> YearMonth.from(day));
  }

  /**
   * Returns what keeps a line from being posted; empty when nothing does. A project that is not
   * linked is for the engine to tell.
   *
   * @param task code of the task
   */
  static Optional<Message> obstacle(
      Ref<Project> project, String task, YearMonth period, Lookup lookup) {
    Optional<Ref<Project>> linked = lookup.linked(project);
    if (linked.isEmpty()) {
      return Optional.empty();
    }
    Optional<Message> closed = closed(period, lookup);
    return closed.isPresent()
        ? closed
        : lookup
            .target(EntityTypes.PROJECT, linked.get().id())
            .map(there -> obstacle(there, task))
            .orElseGet(
                () -> Optional.of(Message.of("post.project-gone", "project", number(project))));
  }

  private static Optional<Message> closed(YearMonth period, Lookup lookup) {
    Optional<FinancialPeriod> found =
        lookup.target(EntityTypes.FINANCIAL_PERIOD, period.toString());
    if (found.isEmpty()) {
      return Optional.of(Message.of("post.period-missing", "period", period));
    }
    return found.get().open()
        ? Optional.empty()
        : Optional.of(Message.of("post.period-closed", "period", period));
  }

  private static Optional<Message> obstacle(Project project, String task) {
    String number = String.valueOf(project.number());
    if (project.status() != ProjectStatus.ACTIVE) {
      return Optional.of(Message.of("post.project-not-active", "project", number));
    }
    List<WorkType> tasks = project.workTypes() == null ? List.of() : project.workTypes();
    Optional<WorkType> found =
        tasks.stream().filter(each -> each.number().equals(task)).findFirst();
    if (found.isEmpty()) {
      return Optional.of(Message.of("post.task-unknown", "task", task).with("project", number));
    }
    return found.get().active()
        ? Optional.empty()
        : Optional.of(Message.of("post.task-not-active", "task", task).with("project", number));
  }

  private static String number(Ref<Project> project) {
    return project.numberOrId();
  }
}
