package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.StateChange.CloseIntent;
import no.samklang.sync.spi.StateChange.MarkAcknowledged;
import no.samklang.sync.spi.StateChange.PutCursor;
import no.samklang.sync.spi.StateChange.PutLedger;
import no.samklang.sync.spi.StateChange.ReviseLedger;
import no.samklang.sync.spi.StateChange.Unpark;
import no.samklang.sync.spi.UncheckedStoreException;
import org.junit.jupiter.api.Test;

/** What was delivered, for ever. */
interface LedgerPromises extends StoreFixture {
  @Test
  default void entryComesBackWhole() {
    LedgerEntry full = Samples.ledger(ROUTE, "a", true);
    LedgerEntry bare =
        new LedgerEntry(ROUTE, "b", "t", null, new Fingerprint(-1, 1), Samples.THEN, false);
    commit(new PutLedger(full), new PutLedger(bare));

    assertThat(store().ledger(SCOPE, ROUTE, Set.of("a", "b", "c")))
        .containsOnly(Map.entry("a", full), Map.entry("b", bare));
  }

  @Test
  default void entryThatIsThereKeepsItsTarget() {
    LedgerEntry first = Samples.ledger(ROUTE, "a", false);
    commit(new PutLedger(first));
    commit(
        new PutLedger(
            new LedgerEntry(
                ROUTE, "a", "other", "other order", new Fingerprint(9, 9), Samples.THEN, false)));

    assertThat(Samples.get(store().ledger(SCOPE, ROUTE, Set.of("a")), "a")).isEqualTo(first);
    assertThat(store().postedOrderKeys(SCOPE, ROUTE, Set.of("other order"))).isEmpty();
  }

  @Test
  default void entryThatIsThereTurnsAcknowledgedAndNeverBack() {
    commit(new PutLedger(Samples.ledger(ROUTE, "a", false)));
    commit(new PutLedger(Samples.ledger(ROUTE, "a", true)));
    commit(new PutLedger(Samples.ledger(ROUTE, "a", false)));

    assertThat(Samples.get(store().ledger(SCOPE, ROUTE, Set.of("a")), "a").acknowledged()).isTrue();
    assertThat(store().unacknowledged(SCOPE, ROUTE, 5)).isEmpty();
  }

  @Test
  default void unacknowledgedEntriesComeOldestFirst() {
    commit(
        new PutLedger(Samples.ledger(ROUTE, "c", "t", Samples.THEN.plusNanos(1), false)),
        new PutLedger(Samples.ledger(ROUTE, "b", "t", Samples.THEN.plusNanos(2), false)),
        new PutLedger(Samples.ledger(ROUTE, "told", "t", Samples.THEN, true)),
        new PutLedger(Samples.ledger(ROUTE, "a", "t", Samples.THEN.plusNanos(3), false)));

    assertThat(unacknowledged(10)).containsExactly("c", "b", "a");
    assertThat(unacknowledged(2)).containsExactly("c", "b");
  }

  @Test
  default void acknowledgedEntryIsNotAskedForAgain() {
    commit(
        new PutLedger(Samples.ledger(ROUTE, "a", false)),
        new PutLedger(Samples.ledger(ROUTE, "b", false)));
    commit(
        new MarkAcknowledged(ROUTE, "a"),
        new MarkAcknowledged(ROUTE, "a"),
        new MarkAcknowledged(ROUTE, "unknown"));

    assertThat(unacknowledged(10)).containsExactly("b");
    assertThat(store().ledger(SCOPE, ROUTE, Set.of("a", "unknown"))).containsOnlyKeys("a");
  }

  @Test
  default void orderKeysThatWerePostedAreKnown() {
    commit(new PutLedger(Samples.ledger(ROUTE, "a", false)));

    assertThat(store().postedOrderKeys(SCOPE, ROUTE, List.of("order of a", "order of b", "target")))
        .containsExactly("order of a");
    assertThat(store().postedOrderKeys(SCOPE, "other", Set.of("order of a"))).isEmpty();
  }

  @Test
  default void correctedEntryReplacesTheOneBeforeIt() {
    LedgerEntry first = Samples.ledger(ROUTE, "a", true);
    commit(new PutLedger(first));
    LedgerEntry corrected = Samples.revision(first, 1, "later target");
    commit(new ReviseLedger(corrected));

    assertThat(store().ledger(SCOPE, ROUTE, Set.of("a"))).containsEntry("a", corrected);
    assertThat(store().unacknowledged(SCOPE, ROUTE, 5)).containsExactly(corrected);
    assertThatThrownBy(() -> commit(new ReviseLedger(corrected)))
        .isInstanceOf(UncheckedStoreException.class)
        .hasMessageContaining("revision");
    assertThatThrownBy(
            () ->
                commit(
                    new ReviseLedger(Samples.revision(Samples.ledger(ROUTE, "b", true), 1, "t"))))
        .isInstanceOf(UncheckedStoreException.class);
    commit(new MarkAcknowledged(ROUTE, "a"));
    assertThat(Samples.get(store().ledger(SCOPE, ROUTE, Set.of("a")), "a"))
        .isEqualTo(corrected.told());
  }

  @Test
  default void entriesAreReadInPagesAlsoOfOnePeriod() {
    commit(
        new PutLedger(Samples.inPeriod(Samples.ledger(ROUTE, "c", false), "2026-10")),
        new PutLedger(Samples.inPeriod(Samples.ledger(ROUTE, "a", false), "2026-11")),
        new PutLedger(Samples.ledger(ROUTE, "d", false)),
        new PutLedger(Samples.inPeriod(Samples.ledger(ROUTE, "b", false), "2026-10")),
        new PutLedger(Samples.ledger("other", "e", false)));

    assertThat(ids(store().ledgerPage(SCOPE, ROUTE, null, null, 3))).containsExactly("a", "b", "c");
    assertThat(ids(store().ledgerPage(SCOPE, ROUTE, null, "c", 3))).containsExactly("d");
    assertThat(ids(store().ledgerPage(SCOPE, ROUTE, "2026-10", null, 3))).containsExactly("b", "c");
    assertThat(ids(store().ledgerPage(SCOPE, ROUTE, "2026-10", "b", 3))).containsExactly("c");
    assertThat(store().ledgerPage(SCOPE, ROUTE, "2026-12", null, 3)).isEmpty();
  }

  private static List<String> ids(List<LedgerEntry> entries) {
    return entries.stream().map(LedgerEntry::sourceId).toList();
  }

  @Test
  default void ledgerOutlivesEveryResetOfTheOthers() {
    LedgerEntry entry = Samples.ledger(ROUTE, "a", false);
    commit(new PutLedger(entry), new PutCursor(ROUTE, new Cursor("5")));
    commit(new PutCursor(ROUTE, Cursor.START), new CloseIntent("R"), new Unpark(ROUTE, "a"));

    assertThat(store().ledger(SCOPE, ROUTE, Set.of("a"))).containsEntry("a", entry);
  }

  private List<String> unacknowledged(int limit) {
    return store().unacknowledged(SCOPE, ROUTE, limit).stream().map(LedgerEntry::sourceId).toList();
  }
}
