package no.samklang.examples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import no.samklang.sync.Connections;
import no.samklang.sync.FieldRule;
import no.samklang.sync.Integration;
import no.samklang.sync.Match;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.SyncEngine;
import no.samklang.sync.SyncSession;
import no.samklang.sync.Trigger;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.EntityTypes;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Side;

/** How do I keep customers in Tidsbanken like those of my own system? */
final class CsvFolderToTidsbanken {
  private CsvFolderToTidsbanken() {}

  /** Returns the integration; a record is recognised by its number and mapped by {@code mapper}. */
  static Integration integration(Mapper<Customer, Customer> mapper) {
    return Integration.builder("csv-tidsbanken", "csv-folder", "tidsbanken")
        .routes(
            MirrorRoute.builder(
                    "customers", Side.LEFT, EntityTypes.CUSTOMER, EntityTypes.CUSTOMER, mapper)
                .match(Match.by("number", Customer::number))
                .field("number", FieldRule.ON_CREATE)
                .field("address", FieldRule.IF_PRESENT)
                .trigger(Trigger.every(Duration.ofMinutes(5)))
                .build())
        .build();
  }

  static SyncSession open(
      SyncEngine engine, Path folder, Map<String, String> tidsbanken, Integration integration) {
    return engine.open(
        integration,
        Connections.discover(
            Map.of("csv-folder", Map.of("folder", folder.toString()), "tidsbanken", tidsbanken)));
  }
}
