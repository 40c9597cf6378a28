package no.samklang.sync.integrations;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import no.samklang.sync.Connection;
import no.samklang.sync.Connections;
import no.samklang.sync.Integration;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.http.Waiter;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.ConnectorProvider;
import no.samklang.sync.spi.Settings;

/**
 * The two connectors with a waiter that moves the test's clock, so that no test sleeps. Their seams
 * for it are package-private, hence the reflection.
 */
record Unhurried(Map<String, Map<String, String>> systems, Consumer<Duration> waited)
    implements Connections {

  @Override
  public Pair open(Integration integration, ConnectorContext context) {
    return new Pair(open(integration.left(), context), open(integration.right(), context));
  }

  private Connection open(String id, ConnectorContext context) {
    return id.equals("vismanet") ? vismanet(context) : other(id, context);
  }

  @Override
  public boolean closedWithSession() {
    return true;
  }

  private Connection vismanet(ConnectorContext context) {
    ConnectorProvider provider = provider("vismanet");
    Settings settings = settings(provider);
    try {
      Class<?> own = sibling(provider, "VismanetConnector");
      Class<?> read = sibling(provider, "VismanetSettings");
      Method open =
          own.getDeclaredMethod("open", read, ConnectorContext.class, UnaryOperator.class);
      open.setAccessible(true);
      UnaryOperator<ApiClientBuilder> tuned = client -> client.waiter(waiter());
      Object connector = open.invoke(null, of(read, settings), context, tuned);
      return new Connection(provider.descriptor(settings), (Connector) connector);
    } catch (ReflectiveOperationException moved) {
      throw new LinkageError(moved.getMessage(), moved);
    }
  }

  private Connection other(String id, ConnectorContext context) {
    ConnectorProvider provider = provider(id);
    Settings settings = settings(provider);
    String name = provider.getClass().getSimpleName().replace("Provider", "Connector");
    try {
      Class<?> own = sibling(provider, name);
      Class<?> read = sibling(provider, "Configuration");
      Constructor<?> make = own.getDeclaredConstructor(read, ConnectorContext.class, Waiter.class);
      make.setAccessible(true);
      Object connector = make.newInstance(of(read, settings), context, waiter());
      return new Connection(provider.descriptor(settings), (Connector) connector);
    } catch (ReflectiveOperationException moved) {
      throw new LinkageError(moved.getMessage(), moved);
    }
  }

  private Waiter waiter() {
    return waited::accept;
  }

  private static Object of(Class<?> read, Settings settings) throws ReflectiveOperationException {
    Method of = read.getDeclaredMethod("of", Settings.class);
    of.setAccessible(true);
    return of.invoke(null, settings);
  }

  private static Class<?> sibling(ConnectorProvider provider, String name)
      throws ClassNotFoundException {
    return Class.forName(provider.getClass().getPackageName() + "." + name);
  }

  private Settings settings(ConnectorProvider provider) {
    String id = provider.descriptor().id();
    return Settings.of(
        "systems." + id + ".",
        provider.descriptor().settings(),
        systems.getOrDefault(id, Map.of()));
  }

  private static ConnectorProvider provider(String id) {
    return ServiceLoader.load(ConnectorProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(each -> each.descriptor().id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
