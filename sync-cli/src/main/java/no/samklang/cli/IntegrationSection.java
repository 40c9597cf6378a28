package no.samklang.cli;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import no.samklang.sync.Integration;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.spi.Settings;
import org.jspecify.annotations.Nullable;

/** Reads and checks the settings of the integration and the company's zone. */
final class IntegrationSection {
  private static final String PATH = "settings";

  private final Section section;
  private final Problems problems;

  IntegrationSection(Section section, Problems problems) {
    this.section = section;
    this.problems = problems;
  }

  /** Returns the integration; empty when a problem stands in its way. */
  Optional<Integration> read(
      @Nullable Object node, Optional<IntegrationDefinition> definition, Optional<String> zone) {
    Map<String, String> values = section.flatten(PATH, node);
    Optional<ZoneId> read = zone.flatMap(this::zone);
    if (definition.isEmpty()) {
      return Optional.empty();
    }
    problems.addUnknown(Settings.unknown(PATH + ".", definition.get().settings(), values));
    try {
      Integration made = definition.get().with(values);
      return Optional.of(read.map(id -> inZone(made, id)).orElse(made));
    } catch (Settings.InvalidSettings invalid) {
      problems.addAll(invalid.problems());
      return Optional.empty();
    } catch (IllegalArgumentException unfit) {
      problems.add(PATH, unfit.getMessage() + "; change the settings of the routes it names");
      return Optional.empty();
    }
  }

  private Optional<ZoneId> zone(String id) {
    try {
      return Optional.of(ZoneId.of(id));
    } catch (DateTimeException unknown) {
      problems.add("zone", "'" + id + "' is no time zone; give one such as Europe/Oslo");
      return Optional.empty();
    }
  }

  private static Integration inZone(Integration made, ZoneId zone) {
    return Integration.builder(made.id(), made.left(), made.right())
        .name(made.name())
        .settings(made.settings())
        .routes(made.routes())
        .zone(zone)
        .build();
  }
}
