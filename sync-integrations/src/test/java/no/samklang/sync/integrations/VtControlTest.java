package no.samklang.sync.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import no.samklang.sync.ControlReport;
import no.samklang.sync.SyncSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The control totals of hours from Tidsbanken to Visma.net ERP. */
@Tag("M-02")
class VtControlTest {
  private static final String HOURS = "hours";
  private static final String BILLABLE = "billable hours";

  private VtWorld world;
  private long corrected;

  @BeforeEach
  void start() {
    world = new VtWorld();
    world.openProject("P500");
    world.project("P501", "20001", "Active");
    world.task("P501", "01", "Active");
    world.employee(501, "5001", "Ola");
    world.activate();
    corrected = world.hours(501, "P500", "01", "7.75", Map.of("FakturaAntall", 7.5));
    world.hours(501, "P500", "01", "2", Map.of("Faktureres", true));
    world.hours(501, "P501", "01", "1.333", Map.of("Faktureres", false));
    world.run();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private ControlReport november() {
    try (SyncSession session = world.open()) {
      return session.control("hours", "2026-11");
    }
  }

  private static ControlReport.Sum sum(ControlReport report, String project, String measure) {
    return report.sums().stream()
        .filter(one -> one.measure().equals(measure))
        .filter(one -> one.dimensions().equals(Map.of("project", project, "type", "T100")))
        .findFirst()
        .orElseThrow();
  }

  private static void figures(ControlReport.Sum sum, String source, String ledger, String target) {
    assertThat(sum.source()).isEqualByComparingTo(source);
    assertThat(sum.ledger()).isEqualByComparingTo(ledger);
    assertThat(sum.target()).isEqualByComparingTo(target);
  }

  @Test
  void balancePerProjectAndTypeAndAfterACorrectionToo() {
    ControlReport report = november();

    assertThat(report.balanced()).describedAs("%s", report).isTrue();
    assertThat(report.sourceBasis()).isEqualTo(ControlReport.SourceBasis.OUR_RECORD);
    assertThat(report.targetBasis()).isEqualTo(ControlReport.TargetBasis.READ_BACK);
    figures(sum(report, "P500", HOURS), "9.75", "9.75", "9.75");
    figures(sum(report, "P500", BILLABLE), "9.5", "9.5", "9.5");
    figures(sum(report, "P500", "count"), "2", "2", "2");
    figures(sum(report, "P501", HOURS), "1.333", "1.333", "1.333");
    figures(sum(report, "P501", BILLABLE), "0", "0", "0");

    world.clock.advance(Duration.ofHours(1));
    world.entry(corrected, Map.of("AntallTimer", 6.25, "FakturaAntall", 6));
    assertThat(world.run().route("hours").orElseThrow().totals().balanced()).isTrue();
    ControlReport after = november();
    assertThat(after.balanced()).describedAs("%s", after).isTrue();
    figures(sum(after, "P500", HOURS), "8.25", "8.25", "8.25");
  }

  @Test
  void countHoursThatWaitForAnEmployee() {
    world.worker(502, "", "Nina");
    world.hours(502, "P501", "01", "4");
    world.run();

    ControlReport report = november();

    assertThat(report.balanced()).describedAs("%s", report).isTrue();
    figures(sum(report, "P501", HOURS), "5.333", "1.333", "1.333");
    assertThat(sum(report, "P501", HOURS).waiting()).isEqualByComparingTo("4");
  }

  @Test
  void nameTheEntriesOfADocumentThatIsNoLongerThere() {
    String document =
        world.visma.admin().rows("projectTransactions").stream()
            .filter(row -> row.path("lines").size() == 1)
            .findFirst()
            .orElseThrow()
            .path("refNbr")
            .asText();
    world.visma.admin().delete("projectTransactions", document);

    ControlReport report = november();

    assertThat(report.differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.kind()).isEqualTo(ControlReport.Kind.MISSING);
              assertThat(difference.why().params()).containsEntry("target", document);
            });
    figures(sum(report, "P501", HOURS), "1.333", "1.333", "0");
  }
}
