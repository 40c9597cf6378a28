package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.StateChange.AddJournal;
import no.samklang.sync.spi.StateChange.DropJournal;
import no.samklang.sync.spi.StateChange.DropRuns;
import no.samklang.sync.spi.StateChange.PutRun;
import no.samklang.sync.spi.StateScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was written, for as long as it is kept. */
interface JournalPromises extends StoreFixture {
  @Test
  default void journalEntryComesBackWhole() {
    JournalEntry full =
        new JournalEntry(
            Samples.THEN, "run", ROUTE, "a", "t", "UPDATED", "Kari", "{\"ø\":\"1\"}", "{}");
    JournalEntry bare =
        new JournalEntry(Samples.THEN, null, ROUTE, null, null, "RESET", null, null, null);
    commit(new AddJournal(full), new AddJournal(bare));

    assertThat(store().journal(SCOPE, null, null, 0, 10)).containsExactly(bare, full);
  }

  @Test
  default void journalIsReadByRouteAndRecordNewestFirstInPages() {
    commit(
        new AddJournal(entry(ROUTE, "a", Samples.THEN)),
        new AddJournal(entry(ROUTE, "b", Samples.THEN)));
    commit(
        new AddJournal(entry(ROUTE, "a", Samples.THEN.plusSeconds(1))),
        new AddJournal(entry("other", "a", Samples.THEN.plusSeconds(2))));

    assertThat(store().journal(SCOPE, ROUTE, "a", 0, 10))
        .containsExactly(
            entry(ROUTE, "a", Samples.THEN.plusSeconds(1)), entry(ROUTE, "a", Samples.THEN));
    assertThat(store().journal(SCOPE, ROUTE, null, 1, 1))
        .containsExactly(entry(ROUTE, "b", Samples.THEN));
    assertThat(store().journal(SCOPE, null, "a", 0, 1))
        .containsExactly(entry("other", "a", Samples.THEN.plusSeconds(2)));
    assertThat(store().journal(new StateScope("another", "one"), null, null, 0, 1)).isEmpty();
  }

  @Test
  default void entryOfAnEarlierTimeComesAfterTheNewerOnes() {
    commit(new AddJournal(entry(ROUTE, "a", Samples.THEN)));
    commit(new AddJournal(entry(ROUTE, "b", Samples.THEN.minusNanos(1))));

    assertThat(store().journal(SCOPE, null, null, 0, 10))
        .extracting(JournalEntry::sourceId)
        .containsExactly("a", "b");
    assertThat(store().journal(SCOPE, ROUTE, null, 0, 10))
        .extracting(JournalEntry::sourceId)
        .containsExactly("a", "b");
  }

  @Test
  default void journalAndRunsEndWithTheirRetention() {
    commit(
        new AddJournal(entry(ROUTE, "a", Samples.THEN)),
        new AddJournal(entry("other", "b", Samples.THEN.plusSeconds(5))),
        new PutRun(Samples.run("1")));
    Instant keptFrom = Samples.THEN.plusSeconds(5);
    commit(new DropJournal(keptFrom), new DropRuns(keptFrom));

    assertThat(store().journal(SCOPE, null, null, 0, 10))
        .containsExactly(entry("other", "b", keptFrom));
    assertThat(store().runs(SCOPE, 5)).hasSize(1);

    commit(new DropRuns(keptFrom.plusNanos(1)));

    assertThat(store().runs(SCOPE, 5)).isEqualTo(List.of());
  }

  private static JournalEntry entry(String route, @Nullable String id, Instant at) {
    return new JournalEntry(at, "run", route, id, "t", "UPDATED", null, null, "{}");
  }
}
