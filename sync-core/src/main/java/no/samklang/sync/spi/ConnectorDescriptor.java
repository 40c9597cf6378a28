package no.samklang.sync.spi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.samklang.sync.model.EntityType;

/**
 * What a connector is: its identity, settings and abilities. Immutable.
 *
 * @param id short lower-case id, unique among the connectors
 * @param name the system's name as people know it
 * @param settings the settings it takes
 * @param capabilities what it can do, by entity type; a type that is not here is not spoken
 * @param facts what of the vendor's contract it relies on, and how well that is known
 */
public record ConnectorDescriptor(
    String id,
    String name,
    List<Setting> settings,
    Map<EntityType<?>, Capabilities> capabilities,
    List<VendorFact> facts) {

  /** Checks the id and copies the collections. */
  public ConnectorDescriptor {
    if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "connector id '" + id + "': use 1 to 40 lower-case letters, digits and hyphens");
    }
    Objects.requireNonNull(name, "name");
    settings = List.copyOf(settings);
    capabilities = Map.copyOf(capabilities);
    facts = List.copyOf(facts);
  }

  /**
   * Describes a connector that names no facts of a vendor, such as one to a system of one's own.
   */
  public ConnectorDescriptor(
      String id,
      String name,
      List<Setting> settings,
      Map<EntityType<?>, Capabilities> capabilities) {
    this(id, name, settings, capabilities, List.of());
  }
}
