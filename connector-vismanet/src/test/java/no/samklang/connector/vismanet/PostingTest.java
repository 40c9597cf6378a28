package no.samklang.connector.vismanet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.model.ProjectTransaction;
import no.samklang.sync.model.ProjectTransactionLine;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.testkit.RememberedWriting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hours with overtime, withdrawals and returns as the company holds them afterwards. */
class PostingTest {
  private final Bench bench = Bench.of(20);
  private final TargetSystem target = bench.connect().target().orElseThrow();

  @AfterEach
  void keepsToTheContract() {
    List<String> violations = bench.simulator.violations();
    bench.close();
    assertThat(violations).isEmpty();
  }

  private ProjectTransaction posted(ProjectTransactionLine... lines) {
    Receipt receipt = post(Documents.of(lines));
    return target.fetch(EntityTypes.PROJECT_TRANSACTION, List.of(receipt.id())).get(0).value();
  }

  private Receipt post(ProjectTransaction document) {
    return target.create(
        EntityTypes.PROJECT_TRANSACTION, document, RememberedWriting.of(1, bench.clock.instant()));
  }

  private static ProjectTransactionLine hours(String key, String hours, String rate) {
    return Documents.line()
        .key(key)
        .quantity(new BigDecimal(hours))
        .billableQuantity(new BigDecimal(hours))
        .rate(new BigDecimal(rate))
        .build();
  }

  private static ProjectTransactionLine.Builder withdrawal(String key, String quantity) {
    return Documents.line()
        .key(key)
        .quantity(new BigDecimal(quantity))
        .billableQuantity(null)
        .billable(null)
        .rate(new BigDecimal("89.9"))
        .text("Skruer 5x60");
  }

  @Test
  void overtimeStandsOnLinesOfItsOwnInOneDocument() {
    ProjectTransaction held =
        posted(
            hours("7", "7.5", "268.50"),
            hours("7-50", "1.5", "402.75"),
            hours("7-100", "1", "537.00"));

    assertThat(held.lines())
        .extracting(ProjectTransactionLine::key)
        .containsExactly("7", "7-50", "7-100");
    assertThat(held.lines())
        .extracting(line -> line.quantity().multiply(line.rate()).doubleValue())
        .containsExactly(2013.75, 604.125, 537.0);
    assertThat(bench.simulator.admin().count("projectTransactions")).isEqualTo(1);
  }

  @Test
  void returnStandsAsANegativeLineBesideWhatItGivesBack() {
    ProjectTransaction held =
        posted(withdrawal("v1", "12").build(), withdrawal("v2", "-4").build());

    assertThat(held.lines())
        .extracting(line -> line.quantity().intValueExact())
        .containsExactly(12, -4);
    assertThat(held.lines()).extracting(ProjectTransactionLine::rate).doesNotContainNull();
  }

  @Test
  void accountsSubaccountsAndAccountGroupGoAlong() {
    bench.put("accountGroups", "accountGroupId", "5", "description", "Timer");
    bench.put("subaccounts", "subaccountNumber", "20-0000");

    ProjectTransactionLine held =
        posted(
                Documents.line()
                    .debitAccount("5010")
                    .creditAccount("2930")
                    .debitSubaccount("10-0000")
                    .creditSubaccount("20-0000")
                    .accountGroup("5")
                    .build())
            .lines()
            .get(0);

    assertThat(held.debitAccount()).isEqualTo("5010");
    assertThat(held.creditAccount()).isEqualTo("2930");
    assertThat(held.debitSubaccount()).isEqualTo("10-0000");
    assertThat(held.creditSubaccount()).isEqualTo("20-0000");
    assertThat(held.accountGroup()).isEqualTo("5");
  }

  @Test
  void aHundredLinesGoInOneRequest() {
    ProjectTransaction held =
        posted(
            IntStream.range(0, 100)
                .mapToObj(number -> hours("t" + number, "1", "268.50"))
                .toArray(ProjectTransactionLine[]::new));

    assertThat(held.lines()).hasSize(100);
    assertThat(bench.simulator.admin().count("projectTransactions")).isEqualTo(1);
  }

  @Test
  void oneBadLineRefusesTheWholeDocumentAndNothingIsHeld() {
    ProjectTransaction document =
        Documents.of(
            hours("good", "1", "268.50"),
            Documents.line().key("bad").item(Ref.direct(EntityTypes.ITEM, "finnes ikke")).build());

    assertThatThrownBy(() -> post(document)).isInstanceOf(Rejected.class);
    assertThat(bench.simulator.admin().count("projectTransactions")).isZero();
  }
}
