package no.samklang.sync.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.DecisionRefused;
import no.samklang.sync.Finding;
import no.samklang.sync.Route;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.Verdict;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import org.jspecify.annotations.Nullable;

/**
 * Enters what a person decides of the check list of a route's first plan. Nothing is sent here: the
 * plan, or a later run, meets the decision and acts on it.
 */
final class FirstDecisions {
  private static final int PAGE = 200;

  private final SyncEngine.Config config;
  private final StateScope scope;
  private final Route route;
  private final Signature signature;
  private final CheckList list;

  FirstDecisions(SyncEngine.Config config, StateScope scope, Route route, Signature signature) {
    this.config = config;
    this.scope = scope;
    this.route = route;
    this.signature = signature;
    this.list = new CheckList(config.store(), scope, route.name());
  }

  /** Decides of one finding. */
  void decide(String findingId, Verdict verdict) {
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      PlanLine line =
          list.line(findingId)
              .orElseThrow(() -> refused("decision.finding-unknown", findingId, verdict));
      Finding finding = RecordCodec.read(Finding.class, line.detail());
      refuseUnfit(finding, verdict);
      List<StateChange> changes = new ArrayList<>(rule(finding, line, verdict));
      if (verdict instanceof Verdict.LinkTo link) {
        changes.addAll(theOther(finding, line, link.id()));
      }
      hold.commit(changes);
    }
  }

  /** Decides that all that is open goes as planned; returns how many these were. */
  long acceptAll() {
    long accepted = 0;
    try (Hold hold = new Hold(config, scope, List.of(route.name()))) {
      List<PlanLine> page;
      long offset = 0;
      do {
        page = config.store().planPage(scope, CheckList.planId(route.name()), offset, PAGE);
        List<Finding> findings = list.findings(page);
        List<StateChange> changes = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
          if (findings.get(i).open()) {
            changes.addAll(rule(findings.get(i), page.get(i), Verdict.asPlanned()));
            accepted++;
          }
        }
        hold.commit(changes);
        offset += page.size();
      } while (page.size() == PAGE);
    }
    return accepted;
  }

  private void refuseUnfit(Finding finding, Verdict verdict) {
    boolean aboutTarget = finding.here() == null;
    if (verdict instanceof Verdict.LeaveOut && aboutTarget) {
      throw refused("decision.finding-of-target", finding.id(), verdict);
    }
    if (verdict instanceof Verdict.Apart && (aboutTarget || finding.there() == null)) {
      throw refused("decision.finding-no-pair", finding.id(), verdict);
    }
  }

  private List<StateChange> rule(Finding finding, PlanLine line, Verdict verdict) {
    Finding.Seen there = finding.there();
    String other = verdict instanceof Verdict.LinkTo link ? link.id() : idOf(there);
    List<StateChange> changes = new ArrayList<>();
    changes.add(
        put(Ruling.parked(finding, verdict, other, signature, seen(line), line.detail(), now())));
    Finding.Seen here = finding.here();
    if (here != null) {
      lookAgain(here.id(), changes);
    }
    note(finding, verdict, other, changes);
    return changes;
  }

  private static @Nullable String idOf(Finding.@Nullable Seen seen) {
    return seen == null ? null : seen.id();
  }

  /** What is linked by hand is decided on both sides, whichever of them was looked at. */
  private List<StateChange> theOther(Finding finding, PlanLine line, String otherId) {
    boolean aboutTarget = finding.here() == null;
    String key = aboutTarget ? CheckList.sourceKey(otherId) : CheckList.targetKey(otherId);
    String own = CheckList.recordId(finding);
    PlanLine otherLine = list.line(key).orElse(null);
    Finding other =
        new Finding(key, finding.route(), finding.reasons(), finding.here(), finding.there(), null);
    List<StateChange> changes = new ArrayList<>();
    changes.add(
        put(
            Ruling.parked(
                other,
                Verdict.linkTo(own),
                own,
                signature,
                seen(otherLine == null ? line : otherLine),
                otherLine == null ? null : otherLine.detail(),
                now())));
    if (aboutTarget) {
      lookAgain(otherId, changes);
    }
    return changes;
  }

  private static Fingerprint seen(PlanLine line) {
    return line.precondition();
  }

  private static StateChange put(Parked ruling) {
    return new StateChange.Park(ruling);
  }

  /** A record that is out by an earlier decision is met by the next run. */
  private void lookAgain(String sourceId, List<StateChange> changes) {
    Parked parked = config.store().parked(scope, route.name(), List.of(sourceId)).get(sourceId);
    if (parked != null && Overrides.skipped(parked)) {
      changes.add(
          new StateChange.Park(
              parked.as(Parked.Kind.WAITING, Message.of("decision.again"), Retry.NEXT_RUN)));
    }
  }

  private void note(
      Finding finding, Verdict verdict, @Nullable String other, List<StateChange> changes) {
    Map<String, String> decided =
        Map.of(
            "verdict",
            verdict.getClass().getSimpleName(),
            "other",
            Objects.requireNonNullElse(other, "-"));
    String id = idOf(finding.here());
    new Journal(config, route.name(), null)
        .decided(changes, "DECIDED", signature, id, finding, decided);
  }

  private Instant now() {
    return config.clock().instant();
  }

  private DecisionRefused refused(String code, String findingId, Verdict verdict) {
    return new DecisionRefused(
        Message.of(code, "id", findingId, "route", route.name())
            .with("verdict", verdict.getClass().getSimpleName()));
  }
}
