package no.samklang.sync.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Capabilities.Reading;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.ReadOptions;
import no.samklang.sync.spi.SourceRecord;
import no.samklang.sync.spi.SourceSystem;

/** What the promises of a source are tried on: what a subclass tells, and what the tests share. */
abstract class SourceFixture<T> extends ContractFixture<T> {
  private static final int PAGE = 3;
  private static final int MANY_PAGES = 200;

  SourceFixture() {}

  /** Puts a valid record into the system and returns the id by which the connector knows it. */
  protected abstract String add(int number);

  /** Changes a field of a record that the connector reads. */
  protected abstract void edit(String id);

  /** Gives a record another number; false, the default, when numbers cannot change. */
  protected boolean renumber(String id) {
    return false;
  }

  /** Deletes a record; false, the default, when the system cannot. */
  protected boolean delete(String id) {
    return false;
  }

  /** Makes a record impossible to read; false, the default, when the system cannot hold such. */
  protected boolean corrupt(String id) {
    return false;
  }

  /**
   * Adds a record whose key holds what keys seldom hold: spaces, slashes, letters beyond ASCII, or,
   * of a key of several parts, what the connector puts between them. Returns its id; empty, the
   * default, when keys cannot hold any of that.
   */
  protected Optional<String> addOdd() {
    return Optional.empty();
  }

  /**
   * Adds what takes a record back and what replaces it, as people do who correct it. Returns their
   * ids in this order; empty, the default, when the source sends no corrections.
   */
  protected List<String> correct(String id) {
    return List.of();
  }

  @Override
  final boolean ofSource() {
    return true;
  }

  final void assumeReading(Reading reading) {
    DoesNotApply.unless(
        capabilities().reading() == reading,
        "the type is declared as " + capabilities().reading() + ", not as " + reading);
  }

  final Duration beyondOverlap() {
    return capabilities().cursorOverlap().multipliedBy(2).plusMinutes(1);
  }

  final SourceSystem source() {
    return source(connect());
  }

  static SourceSystem source(Connector connector) {
    Optional<SourceSystem> source = connector.source();
    assertThat(source).as("reading side of the connector").isPresent();
    return source.orElseThrow();
  }

  static ReadOptions pages(boolean whole) {
    return new ReadOptions(PAGE, whole);
  }

  final Set<String> addSome(int count) {
    List<String> added = new ArrayList<>();
    for (int number = 1; number <= count; number++) {
      added.add(add(number));
    }
    assertThat(added).as("ids of the added records").doesNotHaveDuplicates();
    return new LinkedHashSet<>(added);
  }

  final List<SourceRecord<T>> pass(Cursor after) {
    return whole(after).records();
  }

  final Page<SourceRecord<T>> whole(Cursor after) {
    return pass(source(), after, false);
  }

  /** Reads to the last page; the answer holds all rows and the cursor of the last page. */
  final Page<SourceRecord<T>> pass(SourceSystem source, Cursor after, boolean all) {
    if (capabilities().reading() == Reading.QUEUE && after.isStart()) {
      source.prepare(type());
    }
    List<SourceRecord<T>> rows = new ArrayList<>();
    Cursor cursor = after;
    for (int pages = 0; pages < MANY_PAGES; pages++) {
      Page<SourceRecord<T>> page = source.read(type(), cursor, pages(all));
      rows.addAll(page.records());
      if (page.last()) {
        return Page.last(rows, page.next());
      }
      assertThat(page.next()).as("cursor of the next page").isNotEqualTo(cursor);
      cursor = page.next();
    }
    throw new AssertionError("a pass over a few rows did not end after " + MANY_PAGES + " pages");
  }

  final Object content(String id) {
    return source().fetch(type(), List.of(id)).stream()
        .map(SourceRecord::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError("record " + id + " was not fetched"));
  }

  final void acknowledge(List<String> ids) {
    source()
        .acknowledge(
            type(), ids.stream().map(id -> new Acknowledgement(id, "target of " + id)).toList());
  }

  static <V> List<String> ids(List<SourceRecord<V>> rows) {
    return rows.stream().map(SourceRecord::id).distinct().toList();
  }
}
