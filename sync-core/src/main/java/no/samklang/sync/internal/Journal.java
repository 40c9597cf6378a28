package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.samklang.sync.Outcome;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.spi.Acknowledgement;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.JournalEntry;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * Notes what was written where, and what people decided. An entry goes with the changes that make
 * its outcome durable, so that it costs no commit of its own and none is there without the other.
 *
 * <ul>
 *   <li>A record that was made has its fields, one that was changed those that were written, with
 *       what stood there before where the connector saw it.
 *   <li>A document is named by its reference in the target, for each record it carries; what it
 *       holds is not noted a second time.
 *   <li>A source that was told is one entry a call; the export ledger knows the records. Those that
 *       were told without having been delivered have an entry each, as nothing else keeps them.
 * </ul>
 *
 * Thread-safe.
 */
final class Journal {
  private final SyncEngine.Config config;
  private final String route;
  private final @Nullable String runId;
  private final boolean kept;

  /**
   * Keeps the journal of a route.
   *
   * @param runId the run that writes; null outside of runs
   */
  Journal(SyncEngine.Config config, String route, @Nullable String runId) {
    this.config = config;
    this.route = route;
    this.runId = runId;
    this.kept = !config.keepJournal().isZero();
  }

  /**
   * Notes what was written of a mirrored record; an outcome that writes nothing leaves nothing.
   *
   * @param fields the wanted fields
   * @param decision what was decided for a record that stood there
   */
  void mirrored(
      List<StateChange> changes,
      String sourceId,
      Outcome outcome,
      Receipt receipt,
      Map<String, @Nullable String> fields,
      Decision decision) {
    if (outcome == Outcome.CREATED || outcome == Outcome.ADOPTED) {
      made(changes, sourceId, outcome, receipt, fields);
    } else if (kept && outcome == Outcome.UPDATED) {
      Map<String, @Nullable String> after = only(written(decision), fields);
      Object stood = receipt.before();
      Map<String, @Nullable String> before =
          stood == null ? null : only(after.keySet(), RecordCodec.fields(stood));
      if (!after.equals(before)) {
        add(changes, entry(outcome.name(), sourceId, receipt.id(), null, before, after));
      }
    }
  }

  private static Set<String> written(Decision decision) {
    if (decision instanceof Decision.Update update) {
      return update.fields();
    }
    return decision instanceof Decision.Adopt adopt ? adopt.fields() : Set.of();
  }

  private static Map<String, @Nullable String> only(
      Set<String> names, Map<String, @Nullable String> fields) {
    Map<String, @Nullable String> some = new TreeMap<>();
    names.forEach(name -> some.put(name, fields.get(name)));
    return some;
  }

  /** Notes a record that was made, or found made. */
  void made(
      List<StateChange> changes,
      String sourceId,
      Outcome outcome,
      Receipt receipt,
      Map<String, @Nullable String> fields) {
    if (kept) {
      Map<String, @Nullable String> filled = new LinkedHashMap<>(fields);
      filled.values().removeIf(text -> text == null || text.isEmpty());
      add(changes, entry(outcome.name(), sourceId, receipt.id(), null, null, filled));
    }
  }

  /** Notes a record that was taken out of use. */
  void retired(List<StateChange> changes, String sourceId, String targetId, Retirement how) {
    if (kept) {
      Map<String, String> after = Map.of("how", how.name());
      add(changes, entry(Outcome.RETIRED.name(), sourceId, targetId, null, null, after));
    }
  }

  /**
   * Returns the entries of a document that was delivered, or of a draft that was changed: one for
   * each record it carries.
   */
  List<StateChange> delivered(Intent intent, Dispatch<?> dispatch, Sent.Delivered sent) {
    List<StateChange> changes = new ArrayList<>();
    if (kept) {
      Outcome outcome = sent.adopted() ? Outcome.ADOPTED : dispatch.outcome();
      Set<String> written = new TreeSet<>(dispatch.fields());
      Object stood = written.isEmpty() ? null : sent.receipt().before();
      Object before = stood == null ? null : only(written, RecordCodec.fields(stood));
      Object after =
          written.isEmpty()
              ? Map.of("reference", intent.reference())
              : only(written, RecordCodec.fields(dispatch.wanted()));
      for (String member : intent.members()) {
        add(changes, entry(outcome.name(), member, sent.receipt().id(), null, before, after));
      }
    }
    return changes;
  }

  /** Notes that the source was told. */
  void acknowledged(List<StateChange> changes, List<Acknowledgement> told) {
    if (!kept) {
      return;
    }
    List<String> delivered = new ArrayList<>();
    for (Acknowledgement one : told) {
      if (one.targetId() == null) {
        add(changes, entry(Outcome.ACKNOWLEDGED.name(), one.sourceId(), null, null, null, null));
      } else {
        delivered.add(one.sourceId());
      }
    }
    if (!delivered.isEmpty()) {
      Map<String, Object> after = Map.of("records", delivered);
      add(changes, entry(Outcome.ACKNOWLEDGED.name(), null, null, null, null, after));
    }
  }

  /**
   * Notes what a person decided.
   *
   * @param sourceId the record; null when it concerns the whole route
   * @param before what stood there before it; null when nothing is to be told
   * @param more what is to be told beside the reason
   */
  void decided(
      List<StateChange> changes,
      String action,
      Signature signature,
      @Nullable String sourceId,
      @Nullable Object before,
      Map<String, ?> more) {
    if (kept) {
      Map<String, Object> after = new LinkedHashMap<>();
      after.put("why", signature.why());
      after.putAll(more);
      add(changes, entry(action, sourceId, null, signature.by(), before, after));
    }
  }

  /** Returns the changes that end the journal and the runs where their retention does. */
  static List<StateChange> expire(SyncEngine.Config config) {
    return List.of(
        new StateChange.DropJournal(config.clock().instant().minus(config.keepJournal())),
        new StateChange.DropRuns(config.clock().instant().minus(config.keepRuns())));
  }

  private static void add(List<StateChange> changes, JournalEntry entry) {
    changes.add(new StateChange.AddJournal(entry));
  }

  private JournalEntry entry(
      String action,
      @Nullable String sourceId,
      @Nullable String targetId,
      @Nullable String by,
      @Nullable Object before,
      @Nullable Object after) {
    return new JournalEntry(
        config.clock().instant(),
        runId,
        route,
        sourceId,
        targetId,
        action,
        by,
        before == null ? null : RecordCodec.jsonWithNulls(before),
        after == null ? null : RecordCodec.jsonWithNulls(after));
  }
}
