package no.samklang.sync.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.RunRecord;
import org.jspecify.annotations.Nullable;

/** Valid records of the state, for tests that do not care what stands in them. */
final class Samples {
  static final String TYPE = "customer";

  /** Odd nanoseconds: a store that rounds would show. */
  static final Instant THEN = Instant.parse("2026-10-25T00:59:59.123456789Z");

  private Samples() {}

  static Link link(String left, String right) {
    return new Link(TYPE, left, "no " + left, right, null);
  }

  static Base base(String id) {
    return base(id, 1);
  }

  static Base base(String id, int content) {
    return new Base(id, new Fingerprint(content, -content), new byte[] {(byte) content, 0, -1});
  }

  static Intent intent(String route, String reference) {
    return new Intent(
        reference,
        route,
        List.of("b", "a", "ø"),
        "{}",
        THEN,
        null,
        1,
        0,
        Map.of("header", "7"),
        null);
  }

  static LedgerEntry ledger(String route, String id, boolean acknowledged) {
    return ledger(route, id, "target of " + id, THEN, acknowledged);
  }

  static LedgerEntry ledger(
      String route, String id, String targetId, Instant postedAt, boolean acknowledged) {
    return new LedgerEntry(
        route, id, targetId, "order of " + id, new Fingerprint(3, 4), postedAt, acknowledged);
  }

  static LedgerEntry revision(LedgerEntry entry, int revision, String targetId) {
    return new LedgerEntry(
        entry.route(),
        entry.sourceId(),
        targetId,
        entry.orderKey(),
        new Fingerprint(5, revision),
        entry.postedAt(),
        false,
        revision,
        "2026-11",
        "{\"hours\":\"7.5\"}",
        "{\"ø\":1}");
  }

  static LedgerEntry inPeriod(LedgerEntry entry, String period) {
    return new LedgerEntry(
        entry.route(),
        entry.sourceId(),
        entry.targetId(),
        entry.orderKey(),
        entry.content(),
        entry.postedAt(),
        entry.acknowledged(),
        entry.revision(),
        period,
        "{}",
        null);
  }

  static Parked parked(String route, String id) {
    return parked(route, id, Parked.Kind.WAITING, "link|project|LEFT|1");
  }

  static Parked parked(String route, String id, Parked.Kind kind, @Nullable String waitsFor) {
    return new Parked(
        route,
        id,
        "label of " + id,
        kind,
        Message.of("reference.not-linked", "type", "project", "id", "1"),
        waitsFor,
        new Fingerprint(5, 6),
        "{\"name\":\"Bjørk\"}",
        2,
        THEN,
        THEN.plusSeconds(60),
        THEN.plusSeconds(120));
  }

  static PlanHeader plan(String id) {
    return new PlanHeader(id, THEN, THEN.plusSeconds(3600), "{}");
  }

  static PlanLine planLine(String route, String id) {
    return new PlanLine(route, id, null, "create", new Fingerprint(7, 8), "{}");
  }

  static RunRecord run(String id) {
    return new RunRecord(id, THEN, THEN.plusSeconds(5), "{\"run\":\"" + id + "\"}");
  }

  /** Returns what is looked up, or fails saying what was not found. */
  static <V> V get(Map<String, V> found, String id) {
    return Objects.requireNonNull(found.get(id), () -> id + " was not found in " + found.keySet());
  }

  static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> "id-" + i).toList();
  }
}
