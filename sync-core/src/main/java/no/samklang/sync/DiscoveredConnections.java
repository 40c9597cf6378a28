package no.samklang.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;

/**
 * Finds connectors by ServiceLoader and checks the settings of both sides before opening either.
 */
final class DiscoveredConnections implements Connections {
  private final Map<String, Map<String, String>> systems;

  DiscoveredConnections(Map<String, Map<String, String>> systems) {
    Map<String, Map<String, String>> copy = new HashMap<>();
    systems.forEach((id, values) -> copy.put(id, Map.copyOf(values)));
    this.systems = copy;
  }

  @Override
  public Pair open(Integration integration, ConnectorContext context) {
    ConnectorProvider left = provider(integration.left());
    ConnectorProvider right = provider(integration.right());
    List<Settings.Problem> problems = new ArrayList<>(problems(left));
    if (!integration.left().equals(integration.right())) {
      problems.addAll(problems(right));
    }
    if (!problems.isEmpty()) {
      throw new Settings.InvalidSettings(problems);
    }
    Connection opened = open(left, context);
    try {
      return new Pair(opened, open(right, context));
    } catch (RuntimeException failed) {
      opened.connector().close();
      throw failed;
    }
  }

  @Override
  public boolean closedWithSession() {
    return true;
  }

  /** Returns what is wrong with each setting, or else what a connector finds in them together. */
  private List<Settings.Problem> problems(ConnectorProvider provider) {
    List<Settings.Problem> each =
        Settings.problems(path(provider), provider.descriptor().settings(), values(provider));
    if (!each.isEmpty()) {
      return each;
    }
    try {
      provider.descriptor(settings(provider));
      return List.of();
    } catch (Settings.InvalidSettings together) {
      return together.problems().stream()
          .map(one -> new Settings.Problem(path(provider) + one.name(), one.text()))
          .toList();
    }
  }

  private Settings settings(ConnectorProvider provider) {
    return Settings.of(path(provider), provider.descriptor().settings(), values(provider));
  }

  private Connection open(ConnectorProvider provider, ConnectorContext context) {
    Settings settings = settings(provider);
    return new Connection(provider.descriptor(settings), provider.connect(settings, context));
  }

  private Map<String, String> values(ConnectorProvider provider) {
    return systems.getOrDefault(provider.descriptor().id(), Map.of());
  }

  private static String path(ConnectorProvider provider) {
    return "systems." + provider.descriptor().id() + ".";
  }

  private static ConnectorProvider provider(String id) {
    Map<String, ConnectorProvider> found = new TreeMap<>();
    for (ConnectorProvider provider : ServiceLoader.load(ConnectorProvider.class)) {
      ConnectorProvider other = found.put(provider.descriptor().id(), provider);
      if (other != null && provider.descriptor().id().equals(id)) {
        throw new IllegalArgumentException(
            "two connectors claim the id '"
                + id
                + "': "
                + other.getClass().getName()
                + " and "
                + provider.getClass().getName()
                + "; keep one of them on the class path");
      }
    }
    ConnectorProvider provider = found.get(id);
    if (provider == null) {
      throw new IllegalArgumentException(
          "no connector '"
              + id
              + "' was found; add its artifact to the class path. Found: "
              + found.keySet());
    }
    return provider;
  }
}
