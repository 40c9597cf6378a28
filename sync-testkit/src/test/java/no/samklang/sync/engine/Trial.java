package no.samklang.sync.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import no.samklang.sync.Grouping;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.PostRoute;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Side;

/** Records and routes that the tests begin with. */
final class Trial {
  private Trial() {}

  static Customer customer(String number, String name) {
    return Customer.builder().number(number).name(name).build();
  }

  static MirrorRoute.Builder<Customer, Customer> customers() {
    return MirrorRoute.builder(
            "customers", Side.LEFT, EntityTypes.CUSTOMER, EntityTypes.CUSTOMER, Mapper.same())
        .match(Match.by("number", Customer::number));
  }

  static MirrorRoute.Builder<Project, Project> projects() {
    return MirrorRoute.builder(
            "projects", Side.LEFT, EntityTypes.PROJECT, EntityTypes.PROJECT, Mapper.same())
        .match(Match.by("number", Project::number))
        .dependsOn("customers");
  }

  /** Hours that refer to records in the target's own terms, so that nothing has to be linked. */
  static TimeEntry hours(String entry, String hours) {
    return TimeEntry.builder()
        .date(LocalDate.of(2026, 11, 2))
        .employee(Ref.direct(EntityTypes.EMPLOYEE, "7"))
        .project(Ref.direct(EntityTypes.PROJECT, "P1"))
        .hours(new BigDecimal(hours))
        .entryId(entry)
        .build();
  }

  static TimeEntry reversal(String entry, String hours) {
    return hours(entry, "-" + hours).toBuilder().reversal(true).build();
  }

  static PostRoute.Builder<TimeEntry, ProjectTransaction> hours() {
    return hours(100, Trial::document);
  }

  static PostRoute.Builder<TimeEntry, ProjectTransaction> hours(
      int most, Mapper<TimeEntry, ProjectTransaction> mapper) {
    return plainHours(most, mapper).orderKey(TimeEntry::entryId).reversal(TimeEntry::reversal);
  }

  /** Hours of a source that sends no reversals. */
  static PostRoute.Builder<TimeEntry, ProjectTransaction> plainHours(
      int most, Mapper<TimeEntry, ProjectTransaction> mapper) {
    return PostRoute.builder(
            "hours", Side.LEFT, EntityTypes.TIME_ENTRY, EntityTypes.PROJECT_TRANSACTION, mapper)
        .grouping(new Grouping<>(one -> one.project().id(), Trial::merged, most));
  }

  static Mapping<ProjectTransaction> document(TimeEntry entry, MappingContext context) {
    ProjectTransactionLine line =
        ProjectTransactionLine.builder()
            .key(context.sourceId())
            .date(entry.date())
            .project(entry.project())
            .employee(entry.employee())
            .quantity(entry.hours())
            .build();
    return Mapping.mapped(
        new ProjectTransaction(
            "HRS", entry.project(), YearMonth.from(entry.date()), List.of(line)));
  }

  private static ProjectTransaction merged(List<ProjectTransaction> parts) {
    ProjectTransaction first = parts.get(0);
    return new ProjectTransaction(
        first.kind(),
        first.project(),
        first.period(),
        parts.stream().flatMap(part -> part.lines().stream()).toList());
  }
}
