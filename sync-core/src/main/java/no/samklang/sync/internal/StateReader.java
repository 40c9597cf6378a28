package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.Explanation;
import no.samklang.sync.Integration;
import no.samklang.sync.Route;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncStatus;
import no.samklang.sync.spi.Activation;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Lease;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.RunRecord;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/** Answers from the state store alone where things stand and why. */
final class StateReader {
  private static final int LAST_ENTRIES = 5;

  private final SyncStateStore store;
  private final StateScope scope;

  StateReader(SyncEngine.Config config, StateScope scope) {
    this.store = config.store();
    this.scope = scope;
  }

  SyncStatus status(Integration integration) {
    List<RunRecord> runs = store.runs(scope, 1);
    Instant last = runs.isEmpty() ? null : runs.get(0).endedAt();
    return new SyncStatus(
        integration.id(), integration.routes().stream().map(this::status).toList(), last);
  }

  private SyncStatus.RouteStatus status(Route route) {
    List<Intent> open = store.intents(scope, route.name());
    long inDoubt =
        open.stream()
            .filter(intent -> intent.doubt() != null && ByHand.found(intent).isEmpty())
            .count();
    boolean accepted =
        !route.needsAcceptance()
            || store.activation(scope, route.name()).map(Activation::accepted).orElse(false);
    return new SyncStatus.RouteStatus(
        route.name(),
        accepted,
        !store.cursor(scope, route.name()).isStart(),
        store.holder(scope, route.name()).map(Lease::holder).orElse(null),
        store.parkedCounts(scope, route.name()),
        open.size() - inDoubt,
        inDoubt);
  }

  Explanation explain(Route route, String sourceId) {
    List<Message> lines = new ArrayList<>();
    List<String> id = List.of(sourceId);
    Parked parked = store.parked(scope, route.name(), id).get(sourceId);
    LedgerEntry ledger = store.ledger(scope, route.name(), id).get(sourceId);
    Link link = store.links(scope, route.sourceType().name(), route.from(), id).get(sourceId);
    if (ledger != null) {
      lines.add(delivered(ledger));
      if (ledger.revision() > 0) {
        lines.add(Message.of("explain.corrected", "times", ledger.revision()));
      }
    }
    if (link != null) {
      lines.add(
          Message.of("explain.linked", "source", link.number(route.from()))
              .with("target", link.number(route.from().other())));
    }
    for (Intent intent : store.intents(scope, route.name())) {
      if (intent.members().contains(sourceId)) {
        lines.add(underWay(intent));
      }
    }
    if (parked != null) {
      explainParked(parked, lines);
    }
    Parked edited = store.parked(scope, Overrides.memory(route.name()), id).get(sourceId);
    if (edited != null) {
      lines.add(edited.message());
    }
    Ruling ruling = ruling(route, sourceId);
    if (ruling != null && (parked == null || !parked.message().equals(ruling.message()))) {
      lines.add(ruling.message());
    }
    for (JournalEntry entry : store.journal(scope, route.name(), sourceId, 0, LAST_ENTRIES)) {
      lines.add(written(entry));
    }
    if (lines.isEmpty()) {
      lines.add(notSeen(route));
    }
    return new Explanation(route.name(), sourceId, lines);
  }

  private @Nullable Ruling ruling(Route route, String sourceId) {
    String key = CheckList.sourceKey(sourceId);
    return new CheckList(store, scope, route.name()).rulings(Set.of(key)).get(key);
  }

  private static Message delivered(LedgerEntry ledger) {
    return Message.of(
            ledger.acknowledged() ? "explain.delivered" : "explain.delivered-not-acknowledged",
            "target",
            ledger.targetId())
        .with("at", ledger.postedAt());
  }

  private static Message underWay(Intent intent) {
    return Message.of("explain.under-way", "reference", intent.reference())
        .with("sent", intent.sentAt())
        .with("looks", intent.looks());
  }

  private static void explainParked(Parked parked, List<Message> lines) {
    lines.add(parked.message());
    String kind =
        Overrides.skipped(parked) ? "by-hand" : parked.kind().name().toLowerCase(Locale.ROOT);
    lines.add(
        Message.of("explain.parked." + kind)
            .with("since", parked.firstSeen())
            .with("attempts", parked.attempts()));
    Instant nextTry = parked.nextTry();
    if (nextTry != null) {
      lines.add(Message.of("explain.next-try", "at", nextTry));
    }
    String wait = parked.waitsFor();
    if (wait != null && wait.startsWith("link|")) {
      String[] parts = wait.split("\\|", 4);
      lines.add(Message.of("explain.waits-for-link", "type", parts[1], "id", parts[3]));
    }
  }

  /** Returns what a journal entry says, by the names of its fields and not by their values. */
  private static Message written(JournalEntry entry) {
    Message line =
        Message.of("journal." + entry.action().toLowerCase(Locale.ROOT), "at", entry.at())
            .with("target", entry.targetId() == null ? "-" : entry.targetId())
            .with("by", entry.by() == null ? "-" : entry.by());
    String after = entry.after();
    Map<?, ?> fields = after == null ? Map.of() : RecordCodec.read(Map.class, after);
    Object why = fields.get("why");
    return line.with("why", why == null ? "-" : why)
        .with("fields", String.join(", ", fields.keySet().stream().map(String::valueOf).toList()));
  }

  private Message notSeen(Route route) {
    return store.activation(scope, route.name()).isEmpty()
        ? Message.of("explain.route-not-active", "route", route.name())
        : Message.of("explain.not-seen", "route", route.name());
  }
}
