package no.samklang.sync.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.samklang.sync.Grouping;
import no.samklang.sync.internal.Documents.Document;
import no.samklang.sync.internal.Documents.Member;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.SourceRecord;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  /** A source record: its place in the queue, the document it belongs in, its order key. */
  private record Entry(int place, String group, String order) {}

  private static Documents<Entry, List<Entry>> documents(int most) {
    return new Documents<>(
        new Grouping<>(
            part -> part.get(0).group(),
            parts -> parts.stream().flatMap(List::stream).toList(),
            100),
        most,
        Entry::order);
  }

  private static Member<Entry, List<Entry>> member(Entry entry) {
    SourceRecord<Entry> record = SourceRecord.of("s" + entry.place(), entry);
    Fingerprint seen = new Fingerprint(0, 0);
    return new Member<>(
        new Row<>(record, seen, null, null, null),
        List.of(entry),
        new Booking(entry.order(), seen, 0, null, null, null));
  }

  private static List<Member<Entry, List<Entry>>> members(Entry... entries) {
    return List.of(entries).stream().map(DocumentsTest::member).toList();
  }

  private static List<List<List<Integer>>> places(List<List<Document<Entry, List<Entry>>>> chains) {
    return chains.stream()
        .map(
            chain ->
                chain.stream()
                    .map(document -> document.document().stream().map(Entry::place).toList())
                    .toList())
        .toList();
  }

  @Test
  void putsRecordsOfOneGroupInOneDocument() {
    assertThat(
            places(
                documents(10)
                    .chains(
                        members(
                            new Entry(1, "P1", null),
                            new Entry(2, "P2", null),
                            new Entry(3, "P1", null)))))
        .containsExactlyInAnyOrder(List.of(List.of(1, 3)), List.of(List.of(2)));
  }

  @Test
  void beginsANewDocumentWhenOneIsFull() {
    assertThat(
            places(
                documents(2)
                    .chains(
                        members(
                            new Entry(1, "P1", null),
                            new Entry(2, "P1", null),
                            new Entry(3, "P1", null)))))
        .containsExactlyInAnyOrder(List.of(List.of(1, 2)), List.of(List.of(3)));
  }

  @Test
  void sendsACorrectionThatMovesToAnotherDocumentAfterWhatItCorrects() {
    assertThat(
            places(
                documents(10).chains(members(new Entry(1, "P1", "e1"), new Entry(2, "P2", "e1")))))
        .containsExactly(List.of(List.of(1), List.of(2)));
  }

  /** Two registrations that swap projects: neither document can go whole before the other. */
  @Test
  void opensANewDocumentWhereTwoWouldHaveToWaitForEachOther() {
    assertThat(
            places(
                documents(10)
                    .chains(
                        members(
                            new Entry(1, "P1", "e1"),
                            new Entry(2, "P2", "e2"),
                            new Entry(3, "P2", "e1"),
                            new Entry(4, "P1", "e2")))))
        .containsExactly(List.of(List.of(1), List.of(2, 3), List.of(4)));
  }

  @Test
  void halvesADocumentInItsOrder() {
    Document<Entry, List<Entry>> whole =
        documents(10)
            .chains(
                members(new Entry(1, "P", null), new Entry(2, "P", null), new Entry(3, "P", null)))
            .get(0)
            .get(0);
    assertThat(places(List.of(documents(10).halves(whole))))
        .containsExactly(List.of(List.of(1), List.of(2, 3)));
  }

  /** Whatever comes: each record once, no document too large or mixed, each order key in order. */
  @Test
  void keepsEachRecordOnceAndEachOrderKeyInOrder() {
    Seeded.times(
        2000,
        random -> {
          int most = 1 + random.nextInt(5);
          List<Member<Entry, List<Entry>>> all = new ArrayList<>();
          for (int i = 0; i < random.nextInt(40); i++) {
            String order = random.nextInt(3) == 0 ? null : "e" + random.nextInt(6);
            all.add(member(new Entry(i, "P" + random.nextInt(3), order)));
          }
          check(documents(most).chains(all), all.size(), most);
        });
  }

  private static void check(
      List<List<Document<Entry, List<Entry>>>> chains, int records, int most) {
    List<Integer> seen = new ArrayList<>();
    Map<String, Integer> chainOf = new HashMap<>();
    Map<String, Integer> lastOf = new HashMap<>();
    for (int chain = 0; chain < chains.size(); chain++) {
      for (Document<Entry, List<Entry>> document : chains.get(chain)) {
        assertThat(document.members().size()).isBetween(1, most);
        assertThat(document.document()).extracting(Entry::group).containsOnly(group(document));
        for (Entry entry : document.document()) {
          seen.add(entry.place());
          if (entry.order() != null) {
            Integer other = chainOf.putIfAbsent(entry.order(), chain);
            assertThat(other == null || other == chain).isTrue();
            Integer before = lastOf.put(entry.order(), entry.place());
            assertThat(before == null || before < entry.place()).isTrue();
          }
        }
      }
    }
    assertThat(seen).hasSize(records).doesNotHaveDuplicates();
  }

  private static String group(Document<Entry, List<Entry>> document) {
    return document.document().get(0).group();
  }

  @Test
  void neverDividesARecordThatTakesSeveralLines() {
    Documents<Entry, List<Entry>> threeLinesEach =
        new Documents<>(
            new Grouping<>(
                part -> part.get(0).group(),
                parts -> parts.stream().flatMap(List::stream).toList(),
                100,
                part -> 3),
            7,
            Entry::order);

    assertThat(
            places(
                threeLinesEach.chains(
                    members(
                        new Entry(1, "P1", null),
                        new Entry(2, "P1", null),
                        new Entry(3, "P1", null)))))
        .containsExactly(List.of(List.of(1, 2)), List.of(List.of(3)));
  }
}
