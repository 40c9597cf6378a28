package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.samklang.sync.Finding;
import no.samklang.sync.RunReport;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.PlanHeader;
import no.samklang.sync.spi.PlanLine;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/**
 * The check list of a route's first plan as it is kept: the findings are the lines of a plan of
 * their own, which is replaced whenever the list is made anew, and whose header comes last and says
 * for which plan it was made. A finding has its decision when a person's ruling fits its evidence.
 */
final class CheckList {
  private static final int PAGE = 500;
  private static final byte[] NO_SALT = {};
  private static final String SOURCE = "source:";
  private static final String TARGET = "target:";

  private final SyncStateStore store;
  private final StateScope scope;
  private final String route;

  CheckList(SyncStateStore store, StateScope scope, String route) {
    this.store = store;
    this.scope = scope;
    this.route = route;
  }

  /** Returns the id of the plan that holds a route's findings. */
  static String planId(String route) {
    return route + "~check";
  }

  /** Returns the id of what is found about a source record. */
  static String sourceKey(String id) {
    return SOURCE + id;
  }

  /** Returns the id of what is found about a target record. */
  static String targetKey(String id) {
    return TARGET + id;
  }

  /** Returns the id of the record that a finding was about. */
  static String recordId(Finding finding) {
    return finding.id().substring((finding.here() == null ? TARGET : SOURCE).length());
  }

  /** Returns a finding as a line of the list. */
  static PlanLine line(Finding finding) {
    Finding.Seen there = finding.there();
    String json = RecordCodec.json(finding);
    return new PlanLine(
        finding.route(),
        finding.id(),
        there == null ? null : there.id(),
        finding.reasons().get(0).kind().name(),
        print(json),
        json);
  }

  /** Returns the fingerprint of a finding's evidence. */
  static Fingerprint print(String json) {
    return RecordCodec.fingerprint(NO_SALT, json);
  }

  /** Returns the plan for which the list was made whole; empty when it was not. */
  Optional<String> madeFor() {
    return store
        .plan(scope, planId(route))
        .map(PlanHeader::summary)
        .map(summary -> RecordCodec.read(RunReport.class, summary).runId());
  }

  /** Returns findings in the order they were found, with what was decided. */
  List<Finding> page(long offset, int limit) {
    return findings(store.planPage(scope, planId(route), offset, limit));
  }

  /** Returns one finding as it stands in the list. */
  Optional<PlanLine> line(String findingId) {
    return Optional.ofNullable(
        store.planLines(scope, planId(route), route, List.of(findingId)).get(findingId));
  }

  /** Counts the findings of which nobody decided. */
  long open() {
    long open = 0;
    List<PlanLine> page;
    long offset = 0;
    do {
      page = store.planPage(scope, planId(route), offset, PAGE);
      open += findings(page).stream().filter(Finding::open).count();
      offset += page.size();
    } while (page.size() == PAGE);
    return open;
  }

  List<Finding> findings(List<PlanLine> lines) {
    Map<String, Ruling> rulings =
        rulings(lines.stream().map(PlanLine::sourceId).collect(Collectors.toSet()));
    List<Finding> findings = new ArrayList<>(lines.size());
    for (PlanLine line : lines) {
      Finding found = RecordCodec.read(Finding.class, line.detail());
      Ruling ruling = rulings.get(line.sourceId());
      findings.add(
          ruling != null && ruling.decides(line.precondition()) ? with(found, ruling) : found);
    }
    return findings;
  }

  private static Finding with(Finding found, Ruling ruling) {
    return new Finding(
        found.id(), found.route(), found.reasons(), found.here(), found.there(), ruling.decided());
  }

  /** Returns what people decided of these findings, by their ids. */
  Map<String, Ruling> rulings(Set<String> findingIds) {
    if (findingIds.isEmpty()) {
      return Map.of();
    }
    Map<String, Ruling> rulings = new HashMap<>();
    Map<String, Parked> kept = store.parked(scope, Ruling.memory(route), findingIds);
    kept.forEach((id, parked) -> rulings.put(id, Ruling.of(parked)));
    return rulings;
  }
}
