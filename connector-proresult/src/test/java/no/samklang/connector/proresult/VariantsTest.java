package no.samklang.connector.proresult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.samklang.simulators.proresult.ProresultVariants;
import no.samklang.sync.model.Address;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.ProjectStatus;
import no.samklang.sync.model.Ref;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;
import no.samklang.sync.spi.TargetRecord;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same behaviour, whichever way each assumed fact turns out. */
class VariantsTest {
  private static final int PAGE = 5;

  /** What the vendor has otherwise and a person must then set otherwise. */
  private static final Map<String, Map<String, String>> SETTINGS =
      Map.of(
          ProresultVariants.FUNCTION_READING_ONLY,
          Map.of("lists", "csv"),
          ProresultVariants.CSV_COLUMNS_RENAMED,
          Map.of(
              "lists", "csv",
              "csvColumns.kundeCSV.kundenummer", "Kundenummer",
              "csvColumns.kundeCSV.kundenavn", "Kundenavn",
              "csvColumns.prosjektCSV.prosjektnummer", "Prosjektnummer",
              "csvColumns.prosjektCSV.prosjektnavn", "Prosjektnavn",
              "csvColumns.prosjektCSV.kundenummer", "Kundenummer",
              "csvColumns.prosjektCSV.avsluttet", "Avsluttet",
              "csvColumns.tilsettCSV.arbeiderId", "ArbeiderID",
              "csvColumns.tilsettCSV.ansattnummer", "Ansattnummer",
              "csvColumns.tilsettCSV.navn", "Ansattnavn"),
          ProresultVariants.CSV_COLUMNS_REORDERED,
          Map.of("lists", "csv"),
          ProresultVariants.CSV_ALL_QUOTED,
          Map.of("lists", "csv"),
          ProresultVariants.CSV_BOM_AND_CRLF,
          Map.of("lists", "csv"),
          ProresultVariants.CHARSET_WRONG,
          Map.of("lists", "csv"),
          ProresultVariants.HOURS_MARKING_404,
          Map.of("markHours", "false"),
          ProresultVariants.HOURS_MARKING_405,
          Map.of("markHours", "false"));

  static Stream<Set<String>> variants() {
    return Stream.of(
            Stream.of(
                Set.<String>of(),
                Set.of(ProresultVariants.LOW_PAGE_SIZE, ProresultVariants.ORDER_BY_ID),
                Set.of(ProresultVariants.OVERFORT_IGNORED, ProresultVariants.ENDRET_ETTER_IGNORED)),
            ProresultVariants.all().stream().sorted().map(Set::of))
        .flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void writesClosesAndOpensAgain(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants).withProject()) {
      TargetSystem target = connect(proresult, variants).target().orElseThrow();
      create(target, proresult);
      create(target, proresult);

      write(target, ProjectStatus.COMPLETED);
      assertThat(project(target).blocked()).isTrue();
      write(target, ProjectStatus.ACTIVE);
      assertThat(project(target).blocked()).isFalse();
      assertThat(project(target).customer().id()).isEqualTo("1");

      assertThat(list(target, EntityTypes.CUSTOMER)).contains("1", "10042").hasSize(2);
      assertThat(list(target, EntityTypes.PROJECT)).contains("231", "P/0").hasSize(2);
      assertThat(proresult.admin().row("arbeidsarter", "231/10").orElseThrow().get("aktiv"))
          .hasToString("true");
      assertConforms(proresult);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void badItemStandsAloneAmongMany(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants)) {
      TargetSystem target = connect(proresult, variants).target().orElseThrow();
      List<Write<Item>> writes =
          IntStream.range(0, 40)
              .<Write<Item>>mapToObj(
                  number ->
                      new Write.Create<>(
                          item(number, number == 17 ? "-5" : "10.5"), writing(proresult)))
              .toList();

      List<Written> written = target.writeAll(EntityTypes.ITEM, writes);

      assertThat(written.stream().filter(one -> one instanceof Written.Done)).hasSize(39);
      assertThatThrownBy(written.get(17)::orThrow).isInstanceOf(Rejected.class);
      assertThat(list(target, EntityTypes.ITEM)).hasSize(39).doesNotContain("17");
      assertConforms(proresult);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void readsAllApprovedHoursAndGivesNoneTwiceOnceTheyAreDone(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants).withProject()) {
      SourceSystem source = connect(proresult, variants).source().orElseThrow();
      List<String> ids = new ArrayList<>();
      for (int number = 0; number < 23; number++) {
        ids.add(proresult.hours(Map.of("overtid50", 1.5, "overtid100", 1)));
        proresult.clock.advance(Duration.ofMinutes(number % 3));
      }
      String lastOfAPage = ids.get(PAGE - 1);
      proresult.admin().put("timer", Map.of("id", Long.valueOf(lastOfAPage), "kommentar", "Ny"));
      proresult.hours(Map.of("godkjent", false));

      List<SourceRecord<TimeEntry>> rows = all(source, EntityTypes.TIME_ENTRY, Cursor.START);
      assertThat(distinct(rows)).hasSize(23);
      assertThat(rows.get(0).value().hours()).isEqualByComparingTo("7.5");
      assertThat(rows.get(0).value().overtime50()).isEqualByComparingTo("1.5");
      assertThat(rows.get(0).value().costPrice()).isEqualByComparingTo("268.5");

      if (!variants.toString().contains("hours-marking")) {
        source.acknowledge(EntityTypes.TIME_ENTRY, acknowledged(rows));
        source.acknowledge(EntityTypes.TIME_ENTRY, acknowledged(rows.subList(0, 3)));
        assertThat(all(source, EntityTypes.TIME_ENTRY, Cursor.START)).isEmpty();
      }
      assertConforms(proresult);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void withdrawalComesWithItsReturnAndLeavesWhenInvoiced(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants).withProject()) {
      SourceSystem source = connect(proresult, variants).source().orElseThrow();
      String taken = proresult.withdrawal(Map.of());
      proresult.withdrawal(Map.of("returAvId", Long.valueOf(taken), "antall", -2));

      List<SourceRecord<ItemWithdrawal>> rows =
          all(source, EntityTypes.ITEM_WITHDRAWAL, Cursor.START);
      assertThat(rows).hasSize(2);
      assertThat(rows.get(1).value().quantity()).isEqualByComparingTo("-2");
      assertThat(rows.get(1).value().returned()).isTrue();
      assertThat(rows.get(1).value().returnOf()).isEqualTo(taken);

      source.acknowledge(EntityTypes.ITEM_WITHDRAWAL, acknowledged(rows));
      assertThat(all(source, EntityTypes.ITEM_WITHDRAWAL, Cursor.START)).isEmpty();
      assertConforms(proresult);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void nothingOlderThanTheSettingIsRead(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants).withProject()) {
      proresult.hours(Map.of("dato", "2026-10-31"));
      proresult.hours(Map.of("dato", "2026-11-01"));
      Map<String, String> settings = new java.util.HashMap<>(settings(variants));
      settings.put("readFrom", "2026-11-01");

      SourceSystem source = proresult.connect(settings).source().orElseThrow();

      assertThat(all(source, EntityTypes.TIME_ENTRY, Cursor.START)).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("variants")
  void workerWhoChangesComesAgain(Set<String> variants) {
    try (Simulated proresult = new Simulated(variants)) {
      SourceSystem source = connect(proresult, variants).source().orElseThrow();
      for (int id = 1; id <= 23; id++) {
        proresult
            .admin()
            .put("arbeidere", Map.of("arbeiderId", id, "navn", "Ola", "ansattnummer", "A" + id));
        proresult.clock.advance(Duration.ofSeconds(id % 4));
      }
      List<String> seen = new ArrayList<>();
      Cursor done = pass(source, EntityTypes.EMPLOYEE, Cursor.START, row -> seen.add(row.id()));
      assertThat(seen.stream().distinct()).hasSize(23);

      proresult.clock.advance(Duration.ofHours(1));
      proresult.admin().put("arbeidere", Map.of("arbeiderId", 7, "navn", "Kari"));
      List<String> names = new ArrayList<>();
      pass(source, EntityTypes.EMPLOYEE, done, row -> names.add(row.value().name()));

      assertThat(names).contains("Kari");
      assertConforms(proresult);
    }
  }

  private static Connector connect(Simulated proresult, Set<String> variants) {
    return proresult.connect(settings(variants));
  }

  private static Map<String, String> settings(Set<String> variants) {
    return variants.stream()
        .filter(SETTINGS::containsKey)
        .map(SETTINGS::get)
        .findFirst()
        .orElse(Map.of());
  }

  /** What is sent conforms; what is answered is what the variant is about. */
  private static void assertConforms(Simulated proresult) {
    assertThat(proresult.simulator.violations()).allMatch(violation -> violation.contains(" -> "));
  }

  private static void create(TargetSystem target, Simulated proresult) {
    target.create(
        EntityTypes.CUSTOMER,
        Customer.builder()
            .number("1")
            .name("Ærlig; Ø 😀")
            .address(new Address("Gata 1", null, "0010", "Oslo", null))
            .build(),
        writing(proresult));
    target.create(EntityTypes.PROJECT, wanted(ProjectStatus.ACTIVE), writing(proresult));
  }

  private static void write(TargetSystem target, ProjectStatus status) {
    target.update(EntityTypes.PROJECT, "231", new Change<>(wanted(status), Set.of("status")));
  }

  private static Project wanted(ProjectStatus status) {
    return Project.builder()
        .number("231")
        .name("Prosjekt")
        .status(status)
        .customer(Ref.to(EntityTypes.CUSTOMER, "1"))
        .manager(Ref.to(EntityTypes.EMPLOYEE, "3"))
        .workTypes(List.of(new WorkType("10", "Riving", true)))
        .build();
  }

  private static Item item(int number, String price) {
    return Item.builder()
        .number(String.valueOf(number))
        .name("Vare " + number)
        .price(new BigDecimal(price))
        .build();
  }

  private static RememberedWriting writing(Simulated proresult) {
    return RememberedWriting.of(1, proresult.clock.instant());
  }

  private static Project project(TargetSystem target) {
    return target.fetch(EntityTypes.PROJECT, List.of("231")).get(0).value();
  }

  private static <T> List<Acknowledgement> acknowledged(List<SourceRecord<T>> rows) {
    return rows.stream().map(row -> new Acknowledgement(row.id(), "doc")).toList();
  }

  private static <T> Set<String> distinct(List<SourceRecord<T>> rows) {
    return Set.copyOf(rows.stream().map(SourceRecord::id).toList());
  }

  private static <T> List<SourceRecord<T>> all(
      SourceSystem source, EntityType<T> type, Cursor after) {
    List<SourceRecord<T>> all = new ArrayList<>();
    pass(source, type, after, all::add);
    return all;
  }

  private static <T> Cursor pass(
      SourceSystem source,
      EntityType<T> type,
      Cursor after,
      java.util.function.Consumer<SourceRecord<T>> each) {
    ReadOptions options = new ReadOptions(PAGE, false);
    Page<SourceRecord<T>> page = source.read(type, after, options);
    page.records().forEach(each);
    while (!page.last()) {
      page = source.read(type, page.next(), options);
      page.records().forEach(each);
    }
    return page.next();
  }

  private static <T> List<String> list(TargetSystem target, EntityType<T> type) {
    ReadOptions options = new ReadOptions(PAGE, true);
    List<String> ids = new ArrayList<>();
    Page<TargetRecord<T>> page = target.list(type, Cursor.START, options);
    page.records().forEach(record -> ids.add(record.id()));
    while (!page.last()) {
      page = target.list(type, page.next(), options);
      page.records().forEach(record -> ids.add(record.id()));
    }
    return ids.stream().distinct().toList();
  }
}
