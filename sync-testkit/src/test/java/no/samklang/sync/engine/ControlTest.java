package no.samklang.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.samklang.sync.ControlReport;
import no.samklang.sync.ControlReport.Kind;
import no.samklang.sync.ControlReport.SourceBasis;
import no.samklang.sync.ControlReport.TargetBasis;
import no.samklang.sync.ControlTotals;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncSession;
import no.samklang.sync.engine.CorrectionTest.Policy;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Mapping;
import no.samklang.sync.spi.MappingContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.testkit.InMemorySystem;
import no.samklang.sync.testkit.MovableClock;
import no.samklang.sync.testkit.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums of source, ledger and target, and the records that make the difference. */
@Tag("M-02")
class ControlTest {
  private static final String NOVEMBER = "2026-11";

  private final MovableClock clock = MovableClock.at("2026-11-02T08:00:00Z");

  private static Mapping<ProjectTransaction> document(TimeEntry entry, MappingContext context) {
    String product = entry.product();
    if (product != null && product.equals("SKIP")) {
      return Mapping.skipped(Message.of("inmemory.skipped"));
    }
    return Trial.document(entry, context) instanceof Mapping.Mapped<ProjectTransaction> mapped
        ? Mapping.mapped(each(mapped.wanted(), line -> lineOf(line, entry)))
        : Mapping.rejected(Message.of("inmemory.refused"));
  }

  private static ProjectTransactionLine lineOf(ProjectTransactionLine line, TimeEntry entry) {
    return line.toBuilder()
        .item(Ref.direct(EntityTypes.ITEM, "item-" + entry.product()))
        .billableQuantity(entry.billableHours())
        .build();
  }

  private static ProjectTransaction each(
      ProjectTransaction document, UnaryOperator<ProjectTransactionLine> change) {
    return new ProjectTransaction(
        document.kind(),
        document.project(),
        document.period(),
        document.lines().stream().map(change).toList());
  }

  private static ControlTotals<TimeEntry, ProjectTransaction> totals() {
    return ControlTotals.<TimeEntry, ProjectTransaction>builder(
            entry -> YearMonth.from(entry.date()).toString(), ControlTest::lines)
        .dimension("project", entry -> entry.project() == null ? null : entry.project().id())
        .dimension("type", TimeEntry::product)
        .measure("hours", TimeEntry::hours)
        .measure("billable hours", TimeEntry::billableHours)
        .build();
  }

  private static List<ControlTotals.Line> lines(ProjectTransaction document) {
    return document.lines().stream()
        .filter(line -> !line.key().isEmpty())
        .map(
            line ->
                ControlTotals.Line.of(line.key(), document.period().toString())
                    .dimension("project", line.project().id())
                    .dimension("type", line.item() == null ? null : line.item().id())
                    .measure("hours", line.quantity())
                    .measure("billable hours", line.billableQuantity()))
        .toList();
  }

  private static PostRoute.Builder<TimeEntry, ProjectTransaction> route(
      Mapper<TimeEntry, ProjectTransaction> mapper, Policy policy) {
    return Trial.plainHours(100, mapper).whenChanged(policy.correction()).totals(totals());
  }

  private World world(Capabilities.Builder source, Capabilities.Builder target) {
    return world(source, target, route(ControlTest::document, Policy.REVERSE).build());
  }

  private World world(
      Capabilities.Builder source, Capabilities.Builder target, PostRoute<?, ?> route) {
    InMemorySystem field =
        InMemorySystem.builder("field")
            .clock(clock)
            .type(EntityTypes.TIME_ENTRY, source.build())
            .build();
    InMemorySystem erp =
        InMemorySystem.builder("erp")
            .clock(clock)
            .type(EntityTypes.PROJECT_TRANSACTION, target.build())
            .build();
    return new World(clock, field, erp, route).inFlight(1);
  }

  private static Capabilities.Builder listed() {
    return Able.drafts(CreateProof.SEARCHABLE_MARKER);
  }

  private static Capabilities.Builder unlisted() {
    return Able.documents(CreateProof.SEARCHABLE_MARKER);
  }

  private static TimeEntry entry(String project, String product, String hours, String billable) {
    return TimeEntry.builder()
        .date(LocalDate.of(2026, 11, 2))
        .employee(Ref.direct(EntityTypes.EMPLOYEE, "7"))
        .project(Ref.direct(EntityTypes.PROJECT, project))
        .product(product)
        .hours(new BigDecimal(hours))
        .billableHours(new BigDecimal(billable))
        .build();
  }

  private static void enter(World world, String id, TimeEntry entry) {
    world.left.put(EntityTypes.TIME_ENTRY, id, entry);
  }

  private static void fill(World world) {
    enter(world, "t1", entry("P1", "A", "7.5", "7"));
    enter(world, "t2", entry("P1", "A", "2.25", "0"));
    enter(world, "t3", entry("P1", "B", "4", "4"));
    enter(world, "t4", entry("P2", "A", "1", "1"));
  }

  private static ControlReport control(World world, String period) {
    try (SyncSession session = world.open()) {
      return session.control("hours", period);
    }
  }

  private static ControlReport.Sum sum(
      ControlReport report, String project, String type, String measure) {
    return report.sums().stream()
        .filter(one -> one.measure().equals(measure))
        .filter(one -> one.dimensions().get("project").equals(project))
        .filter(one -> one.dimensions().get("type").equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static void figures(ControlReport.Sum sum, String source, String ledger, String target) {
    assertThat(sum.source()).isEqualByComparingTo(source);
    assertThat(sum.ledger()).isEqualByComparingTo(ledger);
    assertThat(sum.target()).isEqualByComparingTo(target);
  }

  private static Map<String, Kind> named(ControlReport report) {
    Map<String, Kind> named = new HashMap<>();
    report.differences().forEach(one -> named.put(one.sourceId(), one.kind()));
    return named;
  }

  static Stream<Reading> readings() {
    return Stream.of(Reading.CHANGES, Reading.FULL, Reading.QUEUE);
  }

  @ParameterizedTest
  @MethodSource("readings")
  void balancesPerProjectAndTypeHoweverTheSourceIsRead(Reading reading) {
    for (Capabilities.Builder target : List.of(listed(), unlisted())) {
      World world = world(Able.changes().reading(reading), target);
      fill(world);
      enter(
          world,
          "old",
          entry("P1", "A", "9", "9").toBuilder().date(LocalDate.of(2026, 10, 30)).build());
      world.run();
      ControlReport report = control(world, NOVEMBER);
      assertThat(report.balanced()).as("%s", report).isTrue();
      boolean queue = reading == Reading.QUEUE;
      assertThat(report.sourceBasis())
          .isEqualTo(queue ? SourceBasis.OUR_RECORD : SourceBasis.READ_AGAIN);
      boolean listable =
          world.right.descriptor().capabilities().get(EntityTypes.PROJECT_TRANSACTION).listable();
      assertThat(report.targetBasis())
          .isEqualTo(listable ? TargetBasis.LISTED : TargetBasis.READ_BACK);
      figures(sum(report, "P1", "A", "hours"), "9.75", "9.75", "9.75");
      figures(sum(report, "P1", "A", "billable hours"), "7", "7", "7");
      figures(sum(report, "P1", "A", "count"), "2", "2", "2");
      figures(sum(report, "P1", "B", "hours"), "4", "4", "4");
      figures(sum(report, "P2", "A", "count"), "1", "1", "1");
      assertThat(control(world, null).balanced()).isTrue();
      figures(sum(control(world, null), "P1", "A", "hours"), "18.75", "18.75", "18.75");
    }
  }

  @ParameterizedTest
  @MethodSource("readings")
  void countsWhatWaitsAndWhatIsLeftOutApart(Reading reading) {
    World world = world(Able.changes().reading(reading), listed());
    fill(world);
    enter(world, "s1", entry("P1", "SKIP", "3", "3"));
    enter(
        world,
        "w1",
        entry("P2", "A", "2", "2").toBuilder().employee(Ref.to(EntityTypes.EMPLOYEE, "9")).build());
    world.run();
    ControlReport report = control(world, NOVEMBER);
    assertThat(report.balanced()).as("%s", report).isTrue();
    ControlReport.Sum waiting = sum(report, "P2", "A", "hours");
    figures(waiting, "3", "1", "1");
    assertThat(waiting.waiting()).isEqualByComparingTo("2");
    assertThat(sum(report, "P1", "SKIP", "hours").leftOut()).isEqualByComparingTo("3");
  }

  @Test
  void namesARecordThatWasLost() {
    World world = world(Able.changes(), listed());
    fill(world);
    world.run();
    enter(world, "t9", entry("P1", "A", "8", "0"));
    passOver(world);
    assertThat(world.run().count(Outcome.POSTED)).isZero();
    ControlReport report = control(world, NOVEMBER);
    assertThat(report.balanced()).isFalse();
    assertThat(named(report)).containsExactlyInAnyOrderEntriesOf(Map.of("t9", Kind.LOST));
    figures(sum(report, "P1", "A", "hours"), "17.75", "9.75", "9.75");
    world.run(RunOptions.builder().whole().build());
    assertThat(control(world, NOVEMBER).balanced()).isTrue();
  }

  /** Moves the cursor beyond what was not read, as a fault would. */
  private static void passOver(World world) {
    Lease lease =
        world.memory.acquire(World.SCOPE, "by hand", "test", Duration.ofMinutes(1)).orElseThrow();
    world.memory.commit(
        lease, List.of(new StateChange.PutCursor("hours", new Cursor("1\nsince:1000"))));
    world.memory.release(lease);
  }

  @Test
  void namesWhatIsMissingOrDoubledOrChangedInTheTarget() {
    World world = world(Able.changes(), listed());
    fill(world);
    world.run();
    String first = documentOf(world, "t1");
    ProjectTransaction whole =
        world.right.record(EntityTypes.PROJECT_TRANSACTION, first).orElseThrow();
    List<ProjectTransactionLine> lines = new ArrayList<>(whole.lines());
    lines.removeIf(line -> line.key().equals("t1"));
    lines.replaceAll(
        line ->
            line.key().equals("t2")
                ? line.toBuilder().quantity(new BigDecimal("2.3")).build()
                : line);
    world.right.edit(
        EntityTypes.PROJECT_TRANSACTION,
        first,
        before -> new ProjectTransaction(before.kind(), before.project(), before.period(), lines));
    String second = documentOf(world, "t4");
    world.right.put(
        EntityTypes.PROJECT_TRANSACTION,
        "copy",
        world.right.record(EntityTypes.PROJECT_TRANSACTION, second).orElseThrow());
    ControlReport report = control(world, NOVEMBER);
    assertThat(named(report))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("t1", Kind.MISSING, "t2", Kind.DIFFERENT, "t4", Kind.DOUBLED));
    figures(sum(report, "P1", "A", "count"), "2", "2", "1");
    figures(sum(report, "P2", "A", "hours"), "1", "1", "2");
    figures(sum(report, "P2", "A", "count"), "1", "1", "2");
  }

  private static String documentOf(World world, String key) {
    return world.right.records(EntityTypes.PROJECT_TRANSACTION).entrySet().stream()
        .filter(one -> one.getValue().lines().stream().anyMatch(line -> line.key().equals(key)))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callsASmallDifferenceRounding() {
    World world =
        world(
            Able.queue(),
            listed(),
            route(
                    (entry, context) ->
                        document(entry, context) instanceof Mapping.Mapped<ProjectTransaction> it
                            ? Mapping.mapped(each(it.wanted(), ControlTest::rounded))
                            : Mapping.rejected(Message.of("inmemory.refused")),
                    Policy.REPORT)
                .build());
    enter(world, "t1", entry("P1", "A", "7.333", "7"));
    enter(world, "t2", entry("P1", "A", "7.25", "7"));
    RunReport run = world.run();
    ControlReport report = control(world, NOVEMBER);
    assertThat(named(report)).containsExactlyInAnyOrderEntriesOf(Map.of("t1", Kind.ROUNDED));
    assertThat(report.differences().get(0).why().params())
        .containsEntry("measure", "hours")
        .containsEntry("expected", "7.333")
        .containsEntry("found", "7.33");
    assertThat(named(run.route("hours").orElseThrow().totals()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("t1", Kind.ROUNDED));
    world.right.edit(
        EntityTypes.PROJECT_TRANSACTION,
        "m1",
        document ->
            each(
                document,
                line ->
                    line.key().equals("t2")
                        ? line.toBuilder().quantity(new BigDecimal("7.249")).build()
                        : line));
    assertThat(named(control(world, NOVEMBER)))
        .containsExactlyInAnyOrderEntriesOf(Map.of("t1", Kind.ROUNDED, "t2", Kind.ROUNDED));
  }

  private static ProjectTransactionLine rounded(ProjectTransactionLine line) {
    return line.toBuilder().quantity(line.quantity().setScale(2, RoundingMode.HALF_UP)).build();
  }

  @Test
  void namesALineThatSomebodyMovedToAnotherProject() {
    World world = world(Able.changes(), listed());
    fill(world);
    world.run();
    world.right.edit(
        EntityTypes.PROJECT_TRANSACTION,
        documentOf(world, "t3"),
        document ->
            each(
                document,
                line ->
                    line.key().equals("t3")
                        ? line.toBuilder().project(Ref.direct(EntityTypes.PROJECT, "P9")).build()
                        : line));
    ControlReport report = control(world, NOVEMBER);
    assertThat(named(report)).containsExactlyInAnyOrderEntriesOf(Map.of("t3", Kind.MOVED));
    assertThat(sum(report, "P9", "item-B", "hours").target()).isEqualByComparingTo("4");
    figures(sum(report, "P1", "B", "hours"), "4", "4", "0");
  }

  @Test
  void leavesLinesOfPeopleAloneAndNamesOneWithAKeyThatTheLedgerDoesNotKnow() {
    World world = world(Able.queue(), listed());
    fill(world);
    world.run();
    ProjectTransaction document =
        world.right.record(EntityTypes.PROJECT_TRANSACTION, "m1").orElseThrow();
    world.right.put(
        EntityTypes.PROJECT_TRANSACTION,
        "manual",
        each(document, line -> line.toBuilder().key("").build()));
    assertThat(control(world, NOVEMBER).balanced()).isTrue();
    world.right.put(
        EntityTypes.PROJECT_TRANSACTION,
        "strange",
        each(document, line -> line.toBuilder().key("x-" + line.key()).build()));
    assertThat(control(world, NOVEMBER).count(Kind.UNKNOWN)).isEqualTo(document.lines().size());
    assertThat(control(world, "2026-10").balanced()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Policy.class)
  void balancesAfterCorrectionsAndNamesThoseThatAPersonMustMake(Policy policy) {
    World world = world(Able.changes(), listed(), route(ControlTest::document, policy).build());
    fill(world);
    world.run();
    enter(world, "t1", entry("P1", "A", "5", "5"));
    enter(world, "t2", entry("P2", "B", "2.25", "0"));
    ControlReport before = control(world, NOVEMBER);
    assertThat(named(before))
        .containsExactlyInAnyOrderEntriesOf(Map.of("t1", Kind.CHANGED, "t2", Kind.CHANGED));
    world.left.delete(EntityTypes.TIME_ENTRY, "t4");
    world.run();
    ControlReport after = control(world, NOVEMBER);
    if (policy == Policy.REPORT || policy == Policy.DRAFT_ELSE_REPORT) {
      assertThat(named(after))
          .containsExactlyInAnyOrderEntriesOf(
              Map.of("t1", Kind.CHANGED, "t2", Kind.CHANGED, "t4", Kind.CHANGED));
    } else if (policy == Policy.DIFFERENCE) {
      assertThat(named(after)).containsOnlyKeys("t2");
    } else {
      assertThat(after.balanced()).as("%s", after).isTrue();
      figures(sum(after, "P1", "A", "hours"), "5", "5", "5");
      figures(sum(after, "P2", "B", "count"), "1", "1", "1");
    }
  }

  @Test
  void balancesAfterCorrectionsAlsoWhereDocumentsAreOnlyReadBack() {
    World world = world(Able.changes(), unlisted());
    fill(world);
    world.run();
    enter(world, "t1", entry("P1", "A", "5", "5"));
    world.left.delete(EntityTypes.TIME_ENTRY, "t4");
    world.run();
    ControlReport report = control(world, NOVEMBER);
    assertThat(report.balanced()).as("%s", report).isTrue();
    figures(sum(report, "P1", "A", "hours"), "7.25", "7.25", "7.25");
    world.right.delete(EntityTypes.PROJECT_TRANSACTION, documentOf(world, "t3"));
    assertThat(named(control(world, NOVEMBER)))
        .containsEntry("t3", Kind.MISSING)
        .containsEntry("t2", Kind.MISSING);
  }

  @Test
  void namesWhatTheSourceNoLongerHas() {
    World world = world(Able.changes().reading(Reading.FULL), listed());
    fill(world);
    world.run();
    world.left.delete(EntityTypes.TIME_ENTRY, "t4");
    world.run();
    ControlReport report = control(world, NOVEMBER);
    assertThat(named(report)).containsExactlyInAnyOrderEntriesOf(Map.of("t4", Kind.CHANGED));
    assertThat(report.differences().get(0).why().code()).isEqualTo("control.gone");
  }

  @Test
  void namesWhatIsUnderWay() {
    World world = world(Able.queue(), listed().visibilityDelay(Duration.ofMinutes(5)));
    enter(world, "t1", entry("P1", "A", "5", "5"));
    world.right.loseAnswerOfNextCreate();
    world.run();
    ControlReport report = control(world, NOVEMBER);
    assertThat(named(report)).containsExactlyInAnyOrderEntriesOf(Map.of("t1", Kind.UNSETTLED));
    assertThat(sum(report, "P1", "A", "hours").waiting()).isEqualByComparingTo("5");
    clock.advance(Duration.ofMinutes(5));
    world.run();
    assertThat(control(world, NOVEMBER).balanced()).isTrue();
  }

  @Test
  void saysWhichRecordsWereDeliveredBeforeTotalsWereKept() {
    World world =
        world(Able.changes(), listed(), Trial.plainHours(100, ControlTest::document).build());
    fill(world);
    world.run();
    World counted = world.with(route(ControlTest::document, Policy.REPORT).build());
    ControlReport report = control(counted, NOVEMBER);
    assertThat(report.count(Kind.NOT_COUNTED)).isEqualTo(4);
    assertThat(report.counts()).containsOnlyKeys(Kind.NOT_COUNTED);
  }

  @Test
  void takesNoTotalsWhileTheRouteRunsOrASystemIsAway() {
    World world = world(Able.changes(), listed());
    fill(world);
    world.run();
    Lease lease =
        world.memory.acquire(World.SCOPE, "hours", "other", Duration.ofMinutes(1)).orElseThrow();
    assertThat(control(world, NOVEMBER).problem().code()).isEqualTo("engine.busy");
    world.memory.release(lease);
    world.right.failNext(Operation.LIST, new Unavailable(Message.of("http.unavailable")));
    ControlReport away = control(world, NOVEMBER);
    assertThat(away.problem().code()).isEqualTo("http.unavailable");
    assertThat(away.balanced()).isFalse();
    assertThat(world.memory.holder(World.SCOPE, "hours")).isEmpty();
    assertThatThrownBy(() -> control(world, null, "nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
    World plain = world.with(Trial.hours().build());
    assertThatThrownBy(() -> control(plain, NOVEMBER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no control totals");
  }

  private static ControlReport control(World world, String period, String route) {
    try (SyncSession session = world.open()) {
      return session.control(route, period);
    }
  }

  @Test
  void sumsEachRunInItsReport() {
    World world = world(Able.queue(), listed());
    fill(world);
    enter(
        world,
        "w1",
        entry("P2", "A", "2", "2").toBuilder().employee(Ref.to(EntityTypes.EMPLOYEE, "9")).build());
    world.run();
    RunReport stored = Reports.read(world.memory.runs(World.SCOPE, 1).get(0).report());
    ControlReport report = stored.route("hours").orElseThrow().totals();
    assertThat(report.balanced()).isTrue();
    assertThat(report.sourceBasis()).isEqualTo(SourceBasis.RUN);
    assertThat(report.targetBasis()).isEqualTo(TargetBasis.AS_ACCEPTED);
    ControlReport.Sum sum = sum(report, "P2", "A", "hours");
    assertThat(sum.dimensions()).containsEntry("period", NOVEMBER);
    figures(sum, "3", "1", "1");
    assertThat(sum.waiting()).isEqualByComparingTo("2");
    assertThat(world.plan().report().route("hours").orElseThrow().totals()).isNull();
  }

  @Test
  void sumsACorrectionByWhatItChanges() {
    World world = world(Able.changes(), listed());
    fill(world);
    world.run();
    enter(world, "t1", entry("P2", "A", "5", "5"));
    ControlReport report = world.run().route("hours").orElseThrow().totals();
    assertThat(report.balanced()).isTrue();
    figures(sum(report, "P1", "A", "hours"), "-7.5", "-7.5", "-7.5");
    figures(sum(report, "P1", "A", "count"), "-1", "-1", "-1");
    figures(sum(report, "P2", "A", "hours"), "5", "5", "5");
  }

  @Test
  void namesInTheReportWhatTheRunDidNotReach() {
    World world =
        world(
            Able.queue().pageSize(10),
            listed(),
            Trial.plainHours(1, ControlTest::document).totals(totals()).build());
    fill(world);
    world.right.failNext(Operation.CREATE, new Unavailable(Message.of("http.too-many")));
    ControlReport report = world.run().route("hours").orElseThrow().totals();
    assertThat(report.balanced()).isFalse();
    assertThat(report.count(Kind.LOST)).isEqualTo(4);
    assertThat(report.differences().get(0).why().code()).isEqualTo("control.not-reached");
    assertThat(world.run().route("hours").orElseThrow().totals().balanced()).isTrue();
  }

  @Test
  void parksARecordWhoseFiguresCannotBeTaken() {
    World world =
        world(
            Able.changes(),
            listed(),
            Trial.plainHours(100, ControlTest::document)
                .totals(
                    ControlTotals.<TimeEntry, ProjectTransaction>builder(
                            entry -> NOVEMBER, ControlTest::lines)
                        .dimension("project", entry -> "-")
                        .dimension("type", TimeEntry::product)
                        .measure("hours", entry -> BigDecimal.ONE.divide(entry.hours()))
                        .build())
                .build());
    enter(world, "t1", entry("P1", "A", "0", "5"));
    enter(world, "t2", entry("P1", "A", "1", "1"));
    world.run();
    assertThat(world.parked("hours")).extracting(one -> one.sourceId()).containsExactly("t1");
    assertThat(named(control(world, NOVEMBER))).containsEntry("t1", Kind.NOT_COUNTED);
  }

  /** What is done to the systems behind the engine's back. */
  private enum Damage {
    LOSE,
    DROP_LINE,
    DOUBLE,
    ROUND,
    FALSIFY
  }

  @Test
  void namesEverySeededLossDuplicateAndRoundingAndNothingElse() {
    for (long seed = 1; seed <= 60; seed++) {
      Random random = new Random(seed);
      World world = world(Able.changes().pageSize(7), listed());
      int records = 10 + random.nextInt(30);
      for (int i = 0; i < records; i++) {
        enter(world, "t" + i, randomEntry(random));
      }
      world.run();
      Map<String, Kind> expected = new HashMap<>();
      for (int i = 0; i < records; i++) {
        if (random.nextInt(4) == 0) {
          damage(world, "t" + i, random, expected);
        }
      }
      ControlReport report = control(world, null);
      assertThat(named(report)).as("seed %s", seed).isEqualTo(expected);
      assertThat(report.balanced()).as("seed %s", seed).isEqualTo(expected.isEmpty());
      sumsDifferOnlyWhereNamed(world, report, seed);
    }
  }

  private static TimeEntry randomEntry(Random random) {
    String hours = BigDecimal.valueOf(25 + random.nextInt(1000), 2).toPlainString();
    return entry("P" + random.nextInt(3), random.nextBoolean() ? "A" : "B", hours, hours)
        .toBuilder()
        .date(LocalDate.of(2026, 10 + random.nextInt(2), 1 + random.nextInt(28)))
        .build();
  }

  private static void damage(World world, String id, Random random, Map<String, Kind> expected) {
    switch (Damage.values()[random.nextInt(Damage.values().length)]) {
      case LOSE -> {
        String lost = "lost-" + id;
        enter(world, lost, randomEntry(random));
        expected.put(lost, Kind.LOST);
      }
      case DROP_LINE -> {
        editLine(world, id, line -> line.toBuilder().key("").build());
        expected.put(id, Kind.MISSING);
      }
      case DOUBLE -> {
        ProjectTransaction document =
            world
                .right
                .record(EntityTypes.PROJECT_TRANSACTION, documentOf(world, id))
                .orElseThrow();
        List<ProjectTransactionLine> own =
            document.lines().stream().filter(line -> line.key().equals(id)).toList();
        world.right.put(
            EntityTypes.PROJECT_TRANSACTION,
            "copy-" + id,
            new ProjectTransaction(document.kind(), document.project(), document.period(), own));
        expected.put(id, Kind.DOUBLED);
      }
      case ROUND -> {
        BigDecimal off = new BigDecimal("0.004");
        editLine(world, id, line -> line.toBuilder().quantity(line.quantity().add(off)).build());
        expected.put(id, Kind.ROUNDED);
      }
      case FALSIFY -> {
        editLine(
            world,
            id,
            line -> line.toBuilder().quantity(line.quantity().add(BigDecimal.ONE)).build());
        expected.put(id, Kind.DIFFERENT);
      }
    }
  }

  private static void editLine(
      World world, String id, UnaryOperator<ProjectTransactionLine> change) {
    world.right.edit(
        EntityTypes.PROJECT_TRANSACTION,
        documentOf(world, id),
        document -> each(document, line -> line.key().equals(id) ? change.apply(line) : line));
  }

  /** Sums up by hand what the target holds. */
  private static void sumsDifferOnlyWhereNamed(World world, ControlReport report, long seed) {
    BigDecimal there =
        world.right.records(EntityTypes.PROJECT_TRANSACTION).values().stream()
            .flatMap(document -> document.lines().stream())
            .filter(line -> !line.key().isEmpty())
            .map(ProjectTransactionLine::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal here =
        world.left.records(EntityTypes.TIME_ENTRY).values().stream()
            .map(TimeEntry::hours)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal source = BigDecimal.ZERO;
    BigDecimal target = BigDecimal.ZERO;
    for (ControlReport.Sum sum : report.sums()) {
      if (sum.measure().equals("hours")) {
        source = source.add(sum.source());
        target = target.add(sum.target());
      }
    }
    assertThat(source).as("seed %s", seed).isEqualByComparingTo(here);
    assertThat(target).as("seed %s", seed).isEqualByComparingTo(there);
  }
}
