package no.samklang.examples;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import no.samklang.sync.Connections;
import no.samklang.sync.Plan;
import no.samklang.sync.RunReport;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.integrations.VismanetTidsbanken;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.store.jdbc.JdbcSyncStateStore;

/** How does my product keep a customer's Visma.net ERP and Tidsbanken in step? */
final class EmbedVismanetTidsbanken {
  public static void main(String[] arguments) {
    try (SimulatedSystems systems = new SimulatedSystems();
        SyncStateStore store = JdbcSyncStateStore.sqlite(Path.of("sync.db"));
        SyncSession session = open(store, systems.settings())) {
      begin(session);
      systems.registerHours();
      RunReport report = session.run();
      report.routes().forEach(route -> System.out.println(route.route() + " " + route.counts()));
    }
  }

  static SyncSession open(SyncStateStore store, Map<String, Map<String, String>> systems) {
    Map<String, String> settings =
        Map.of("interval", "5m", "hourTypes.TØMRER", "TIM-TOMRER", "transferCostPrice", "false");
    return SyncEngine.builder()
        .store(store)
        .build()
        .open(VismanetTidsbanken.using(settings), Connections.discover(systems));
  }

  /** The first synchronisation is a plan, which a person looks at and applies. */
  static void begin(SyncSession session) {
    session.check().orThrow();
    Plan plan = session.plan();
    session.planned(plan.id(), 0, 20).forEach(System.out::println);
    session.apply(plan, "kari@example.no");
  }

  /** Says why a record is where it is, in Norwegian. */
  static String why(SyncSession session, String timeEntry) {
    return session.explain("hours", timeEntry).text(Locale.forLanguageTag("no"));
  }
}
