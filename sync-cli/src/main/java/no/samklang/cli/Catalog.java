package no.samklang.cli;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import no.samklang.sync.IntegrationDefinition;
import no.samklang.sync.spi.ConnectorProvider;

/** The integrations and connectors that are on the class path, by id. */
final class Catalog {
  private final Map<String, IntegrationDefinition> integrations = new TreeMap<>();
  private final Map<String, ConnectorProvider> connectors = new TreeMap<>();

  Catalog() {
    ServiceLoader.load(IntegrationDefinition.class)
        .forEach(definition -> integrations.putIfAbsent(definition.id(), definition));
    ServiceLoader.load(ConnectorProvider.class)
        .forEach(provider -> connectors.putIfAbsent(provider.descriptor().id(), provider));
  }

  Optional<IntegrationDefinition> integration(String id) {
    return Optional.ofNullable(integrations.get(id));
  }

  Optional<ConnectorProvider> connector(String id) {
    return Optional.ofNullable(connectors.get(id));
  }

  /** Returns the ids of the integrations, for a message. */
  String integrationIds() {
    return String.join(", ", integrations.keySet());
  }
}
