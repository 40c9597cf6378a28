package no.samklang.connector.tidsbanken;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.samklang.simulators.tidsbanken.TidsbankenVariants;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.ProjectTask;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same behaviour, whichever way each assumed fact turns out. */
class VariantsTest {
  private static final ReadOptions PAGES = new ReadOptions(1000, false);

  static Stream<Set<String>> variants() {
    return Stream.of(
            Stream.of(
                Set.<String>of(),
                Set.of(TidsbankenVariants.PAGE_SIZE_100, TidsbankenVariants.NEXT_LINK_MISSING)),
            TidsbankenVariants.all().stream().sorted().map(Set::of))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void createsBlocksAndOpensAgain(Set<String> variants) {
    try (Simulated tidsbanken = new Simulated(variants)) {
      TargetSystem target = tidsbanken.connect().target().orElseThrow();
      assertThat(list(target, EntityTypes.CUSTOMER)).isEmpty();
      create(target, tidsbanken);
      create(target, tidsbanken);

      write(target, ProjectStatus.COMPLETED);
      assertThat(project(target).blocked()).isTrue();
      assertThat(row(tidsbanken).get("AvsluttetDato").asText()).startsWith("2026-10-31");

      write(target, ProjectStatus.ACTIVE);
      assertThat(project(target).blocked()).isFalse();
      assertThat(project(target).customer().id()).isEqualTo("10");
      assertThat(row(tidsbanken).get("Prosjekttype").asText()).isEqualTo("Eget");
      assertThat(tidsbanken.admin().count("prosjekter")).isEqualTo(1);
      assertThat(tidsbanken.admin().count("prosjektlinjer")).isEqualTo(1);
      assertConforms(tidsbanken, variants);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void readsMoreThanAThousandHoursInOrderAndMarksThem(Set<String> variants) {
    try (Simulated tidsbanken = new Simulated(variants)) {
      SourceSystem source = tidsbanken.connect().source().orElseThrow();
      for (int n = 0; n < 1200; n++) {
        register(tidsbanken, Map.of());
      }
      source.prepare(EntityTypes.TIME_ENTRY);
      List<SourceRecord<TimeEntry>> rows = hours(source);
      assertThat(rows).hasSize(1200).allMatch(row -> row.value() != null);
      assertThat(rows.stream().map(row -> Long.valueOf(row.id()))).isSorted();
      assertThat(rows.get(0).value().hours()).isEqualByComparingTo("4.33");

      source.acknowledge(EntityTypes.TIME_ENTRY, acknowledged(rows));
      source.acknowledge(EntityTypes.TIME_ENTRY, acknowledged(rows.subList(0, 3)));

      assertThat(hours(source)).isEmpty();
      assertThat(tidsbanken.admin().calls("PATCH", "/timelinje/timeeksport/eksportert"))
          .isEqualTo(4);
      assertConforms(tidsbanken, variants);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void correctionComesAsReversalAndReplacement(Set<String> variants) {
    try (Simulated tidsbanken = new Simulated(variants)) {
      SourceSystem source = tidsbanken.connect().source().orElseThrow();
      String id = register(tidsbanken, Map.of());
      source.prepare(EntityTypes.TIME_ENTRY);
      source.acknowledge(EntityTypes.TIME_ENTRY, acknowledged(hours(source)));
      register(tidsbanken, Map.of("Id", Long.valueOf(id), "AntallTimer", new BigDecimal("5")));

      source.prepare(EntityTypes.TIME_ENTRY);

      assertThat(hours(source))
          .extracting(row -> row.value().hours().stripTrailingZeros().toPlainString())
          .containsExactly("-4.33", "5");
      assertThat(hours(source))
          .extracting(row -> row.value().reversal())
          .containsExactly(true, false);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void employeeWhoChangesComesAgain(Set<String> variants) {
    try (Simulated tidsbanken = new Simulated(variants)) {
      SourceSystem source = tidsbanken.connect().source().orElseThrow();
      for (int id = 1; id <= 150; id++) {
        tidsbanken.admin().put("ansatte", Map.of("Id", id, "Fornavn", "Ola", "Aktiv", true));
      }
      List<String> seen = new ArrayList<>();
      Cursor done = employees(source, Cursor.START, seen);
      assertThat(seen).hasSize(150).doesNotHaveDuplicates();

      tidsbanken.clock.advance(java.time.Duration.ofHours(5));
      tidsbanken.admin().put("ansatte", Map.of("Id", 7, "Fornavn", "Kari"));
      seen.clear();
      done = employees(source, done, seen);

      assertThat(seen).contains("7");
      assertThat(employees(source, done, seen)).isEqualTo(done);
    }
  }

  /** Names in another case are what that variant is about, and they are sent back as read. */
  private static void assertConforms(Simulated tidsbanken, Set<String> variants) {
    if (!variants.contains(TidsbankenVariants.LOWERCASE_NAMES)) {
      assertThat(tidsbanken.simulator.violations()).isEmpty();
    }
  }

  private static void create(TargetSystem target, Simulated tidsbanken) {
    RememberedWriting writing = RememberedWriting.of(1, tidsbanken.clock.instant());
    target.create(
        EntityTypes.CUSTOMER, Customer.builder().number("10").name("Ærlig Ø 😀").build(), writing);
    target.create(EntityTypes.PROJECT, wanted(ProjectStatus.ACTIVE), writing);
    target.create(
        EntityTypes.PROJECT_TASK,
        ProjectTask.builder()
            .number("01")
            .name("Linje")
            .project(Ref.to(EntityTypes.PROJECT, "P1"))
            .status(ProjectStatus.ACTIVE)
            .build(),
        writing);
    tidsbanken.admin().put("prosjekter", Map.of("Id", "P1", "Prosjekttype", "Eget"));
  }

  private static void write(TargetSystem target, ProjectStatus status) {
    target.update(
        EntityTypes.PROJECT, "P1", new Change<>(wanted(status), Set.of("status", "endDate")));
  }

  private static Project wanted(ProjectStatus status) {
    return Project.builder()
        .number("P1")
        .name("Prosjekt")
        .status(status)
        .customer(Ref.to(EntityTypes.CUSTOMER, "10"))
        .endDate(status == ProjectStatus.COMPLETED ? LocalDate.of(2026, 10, 31) : null)
        .build();
  }

  private static Project project(TargetSystem target) {
    return target.fetch(EntityTypes.PROJECT, List.of("P1")).get(0).value();
  }

  private static com.fasterxml.jackson.databind.JsonNode row(Simulated tidsbanken) {
    return tidsbanken.admin().row("prosjekter", "P1").orElseThrow();
  }

  private static String register(Simulated tidsbanken, Map<String, ?> more) {
    Map<String, Object> entry = new java.util.HashMap<>();
    entry.put("AnsattId", 114);
    entry.put("Dato", "2026-11-19T00:00:00");
    entry.put("AntallTimer", new BigDecimal("4.33"));
    entry.putAll(more);
    return tidsbanken.admin().put("timelinjer", entry).get("Id").asText();
  }

  private static List<Acknowledgement> acknowledged(List<SourceRecord<TimeEntry>> rows) {
    return rows.stream().map(row -> new Acknowledgement(row.id(), null)).toList();
  }

  private static List<SourceRecord<TimeEntry>> hours(SourceSystem source) {
    List<SourceRecord<TimeEntry>> all = new ArrayList<>();
    Page<SourceRecord<TimeEntry>> page = source.read(EntityTypes.TIME_ENTRY, Cursor.START, PAGES);
    all.addAll(page.records());
    while (!page.last()) {
      page = source.read(EntityTypes.TIME_ENTRY, page.next(), PAGES);
      all.addAll(page.records());
    }
    return all;
  }

  private static Cursor employees(SourceSystem source, Cursor after, List<String> seen) {
    var page = source.read(EntityTypes.EMPLOYEE, after, PAGES);
    page.records().forEach(row -> seen.add(row.id()));
    while (!page.last()) {
      page = source.read(EntityTypes.EMPLOYEE, page.next(), PAGES);
      page.records().forEach(row -> seen.add(row.id()));
    }
    return page.next();
  }

  private static <T> List<TargetRecord<T>> list(TargetSystem target, EntityType<T> type) {
    return target.list(type, Cursor.START, PAGES).records();
  }
}
