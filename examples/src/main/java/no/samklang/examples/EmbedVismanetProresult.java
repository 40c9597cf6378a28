package no.samklang.examples;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Map;
import no.samklang.sync.Connections;
import no.samklang.sync.Finding;
import no.samklang.sync.Plan;
import no.samklang.sync.Route;
import no.samklang.sync.RunOptions;
import no.samklang.sync.RunReport;
import no.samklang.sync.Signature;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.integrations.VismanetProresult;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** How does my product keep a craftsman's Visma.net ERP and Proresult in step? */
final class EmbedVismanetProresult {
  private EmbedVismanetProresult() {}

  public static void main(String[] arguments) {
    try (SimulatedSystems systems = new SimulatedSystems();
        SyncStateStore store = JdbcSyncStateStore.sqlite(Path.of("sync.db"));
        SyncSession session = open(store, systems)) {
      begin(session);
      systems.registerCraftHours();
      RunReport report = session.run();
      report.routes().forEach(route -> System.out.println(route.route() + " " + route.counts()));
    }
  }

  static SyncSession open(SyncStateStore store, SimulatedSystems systems) {
    Map<String, String> settings =
        Map.of(
            "hoursItem", "TIM-TOMRER",
            "hoursDebitAccount", systems.account(0),
            "hoursCreditAccount", systems.account(1),
            "hoursAccountGroup", "TIMER",
            "runs.withdrawals", "off");
    return SyncEngine.builder()
        .store(store)
        .build()
        .open(VismanetProresult.using(settings), Connections.discover(systems.settings()));
  }

  /** A person looks at the plan and at the check list, and lets the routes write. */
  static void begin(SyncSession session) {
    session.check().orThrow();
    Plan plan = session.plan();
    Signature kari = new Signature("kari@example.no", "seen with the accountant");
    for (Route route : session.integration().routes()) {
      for (Finding finding : session.findings(route.name(), 0, 20)) {
        System.out.println(finding);
      }
      session.acceptFindings(route.name(), kari);
    }
    session.apply(plan, kari.by());
  }

  /** Posts hours to a period that a person chooses, whatever their dates. */
  static RunReport runTo(SyncSession session, YearMonth period) {
    return session.run(RunOptions.builder().routes("hours").period(period).build());
  }
}
