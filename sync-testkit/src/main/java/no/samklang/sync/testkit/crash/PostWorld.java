package no.samklang.sync.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Grouping;
import no.samklang.sync.PostRoute;
import no.samklang.sync.Route;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Side;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.Fault;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;

/**
 * Seven entries of hours become transactions: five as they were entered, then the reversal of one
 * of them and what replaces it, which must follow in this order.
 */
final class PostWorld extends CrashWorld {
  private static final String HOURS = "hours";
  private static final String BAD = "bad";
  private static final Ref<Project> PROJECT = Ref.direct(EntityTypes.PROJECT, "P1");
  private static final List<String> ENTRIES = List.of("t1", "t2", "t3", "t4", "t5", "t6", "t7");

  private final Shape shape;
  private final Setup setup;
  private final InMemorySystem field;
  private final InMemorySystem erp;

  /**
   * How the hours come and go.
   *
   * @param name for people
   * @param reading how the source is read
   * @param group entries of a document
   * @param inSteps whether a document takes several calls
   * @param trouble whether answers are lost and an entry is refused
   */
  record Shape(String name, Reading reading, int group, boolean inSteps, boolean trouble) {
    static final List<Shape> ALL =
        List.of(
            new Shape("one by one", Reading.QUEUE, 1, false, false),
            new Shape("in groups", Reading.QUEUE, 2, false, false),
            new Shape("in groups, with trouble", Reading.QUEUE, 2, false, true),
            new Shape("in several calls", Reading.QUEUE, 2, true, false));

    static final List<Shape> OTHER_SOURCES =
        List.of(
            new Shape("from changes", Reading.CHANGES, 2, false, false),
            new Shape("from a listing", Reading.FULL, 2, false, false));

    @Override
    public String toString() {
      return name;
    }
  }

  PostWorld(Shape shape, Setup setup, MovableClock clock, SyncStateStore store) {
    super(clock, store, setup.inFlight());
    this.shape = shape;
    this.setup = setup;
    this.field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(
                EntityTypes.TIME_ENTRY,
                Capabilities.builder().reading(shape.reading()).counted().pageSize(3).build())
            .build();
    this.erp = target(clock);
    enter();
    if (shape.trouble()) {
      makeTrouble();
    }
  }

  private InMemorySystem target(MovableClock clock) {
    Capabilities documents =
        Capabilities.builder()
            .createProof(setup.proof())
            .visibilityDelay(setup.delay())
            .maxGroup(100)
            .build();
    InMemorySystem.Builder builder =
        InMemorySystem.builder("erp").clock(clock).type(EntityTypes.PROJECT_TRANSACTION, documents);
    if (shape.inSteps()) {
      builder.inSteps(EntityTypes.PROJECT_TRANSACTION, "header", "lines", "release");
    }
    return builder.build();
  }

  private void enter() {
    for (int number = 1; number <= 5; number++) {
      field.put(EntityTypes.TIME_ENTRY, "t" + number, entry("e" + number, "1", false));
    }
    field.put(EntityTypes.TIME_ENTRY, "t6", entry("e2", "-1", true));
    field.put(EntityTypes.TIME_ENTRY, "t7", entry("e2", "3", false));
  }

  private void makeTrouble() {
    field.put(EntityTypes.TIME_ENTRY, BAD, entry("e9", "99", false));
    erp.refuse(
        EntityTypes.PROJECT_TRANSACTION,
        document -> document.lines().stream().anyMatch(line -> BAD.equals(line.key())),
        Message.of("inmemory.refused"));
    erp.breakCalls(Fault.lostAnswer().in(Operation.CREATE).firstCalls(1));
    field.breakCalls(Fault.lostAnswer().in(Operation.ACKNOWLEDGE).firstCalls(1));
  }

  private static TimeEntry entry(String key, String hours, boolean reversal) {
    return TimeEntry.builder()
        .date(LocalDate.of(2026, 11, 2))
        .employee(Ref.direct(EntityTypes.EMPLOYEE, "7"))
        .project(PROJECT)
        .hours(new BigDecimal(hours))
        .entryId(key)
        .reversal(reversal)
        .build();
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
        PostRoute.builder(
                HOURS,
                Side.LEFT,
                EntityTypes.TIME_ENTRY,
                EntityTypes.PROJECT_TRANSACTION,
                PostWorld::document)
            .orderKey(TimeEntry::entryId)
            .reversal(TimeEntry::reversal)
            .grouping(
                shape.group() == 1
                    ? Grouping.none()
                    : new Grouping<>(one -> PROJECT.id(), PostWorld::merged, shape.group()))
            .build());
  }

  private static Mapping<ProjectTransaction> document(TimeEntry entry, MappingContext context) {
    ProjectTransactionLine line =
        ProjectTransactionLine.builder()
            .key(context.sourceId())
            .date(entry.date())
            .project(PROJECT)
            .employee(entry.employee())
            .quantity(entry.hours())
            .build();
    return Mapping.mapped(
        new ProjectTransaction("HRS", PROJECT, YearMonth.from(entry.date()), List.of(line)));
  }

  private static ProjectTransaction merged(List<ProjectTransaction> parts) {
    ProjectTransaction first = parts.get(0);
    List<ProjectTransactionLine> lines =
        parts.stream().flatMap(part -> part.lines().stream()).toList();
    return new ProjectTransaction(first.kind(), first.project(), first.period(), lines);
  }

  /** The target is busy when the next process comes. */
  @Override
  public void beforeRestart() {
    erp.breakCalls(Fault.unavailable(Duration.ofSeconds(30)).in(Operation.CREATE).firstCalls(1));
  }

  @Override
  public void check() {
    assertThat(erp.creates(EntityTypes.PROJECT_TRANSACTION).values())
        .as("creates under one reference")
        .allMatch(times -> times == 1);
    assertThat(posted()).as("posted entries").doesNotHaveDuplicates();
    if (setup.provable()) {
      checkAllPosted();
    } else {
      checkNoneForgotten();
    }
  }

  private void checkAllPosted() {
    assertThat(posted()).containsExactlyInAnyOrderElementsOf(ENTRIES);
    assertThat(posted()).containsSubsequence("t2", "t6", "t7");
    assertThat(open(HOURS)).as("open creates").isEmpty();
    assertThat(parked(HOURS))
        .extracting(parked -> parked.sourceId())
        .isEqualTo(shape.trouble() ? List.of(BAD) : List.of());
    if (shape.reading() == Reading.QUEUE) {
      assertThat(field.acknowledged(EntityTypes.TIME_ENTRY))
          .containsOnlyKeys(ENTRIES.toArray(String[]::new));
    }
  }

  /** What cannot be looked up stands posted, or waits for a person, or for one that does. */
  private void checkNoneForgotten() {
    List<String> open = open(HOURS);
    List<String> waiting = parked(HOURS).stream().map(parked -> parked.sourceId()).toList();
    for (String entry : ENTRIES) {
      assertThat(posted().contains(entry) || open.contains(entry) || waiting.contains(entry))
          .as(entry + " is posted, in doubt or waits for one that is")
          .isTrue();
    }
  }

  /** Returns the posted entries in the order in which their documents were made. */
  private List<String> posted() {
    return erp.records(EntityTypes.PROJECT_TRANSACTION).entrySet().stream()
        .sorted(Comparator.comparingLong(PostWorld::place))
        .flatMap(document -> document.getValue().lines().stream())
        .map(line -> String.valueOf(line.key()))
        .toList();
  }

  private static long place(Map.Entry<String, ProjectTransaction> document) {
    return Long.parseLong(document.getKey().substring(1));
  }
}
