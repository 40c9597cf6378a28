package no.samklang.sync.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Finds transports: the JDK's client is always there, others when they are on the path. */
public final class HttpTransports {
  private static final Map<TransportOptions, HttpTransport> SHARED = new ConcurrentHashMap<>();

  private HttpTransports() {}

  /**
   * Returns the provider with the highest priority.
   *
   * @throws IllegalStateException if two providers claim the same name
   */
  public static HttpTransportProvider discover() {
    return best(all());
  }

  /**
   * Returns the provider of that name, such as {@code jdk} or {@code apache}.
   *
   * @throws IllegalArgumentException if there is none
   * @throws IllegalStateException if two providers claim the same name
   */
  public static HttpTransportProvider named(String name) {
    return pick(name, all());
  }

  /**
   * Returns a transport that everybody in this process with equal options shares, made by {@link
   * #discover} when first asked for. It lives as long as the process: do not close it.
   */
  public static HttpTransport shared(TransportOptions options) {
    return SHARED.computeIfAbsent(options, each -> discover().create(each));
  }

  static HttpTransportProvider best(List<HttpTransportProvider> found) {
    return byName(found).values().stream()
        .max(Comparator.comparingInt(HttpTransportProvider::priority))
        .orElseThrow();
  }

  static HttpTransportProvider pick(String name, List<HttpTransportProvider> found) {
    Map<String, HttpTransportProvider> known = byName(found);
    HttpTransportProvider provider = known.get(name);
    if (provider == null) {
      throw new IllegalArgumentException(
          "No HTTP transport is named \""
              + name
              + "\"; there are "
              + known.keySet()
              + ". Add the module that brings it, or name one of these.");
    }
    return provider;
  }

  private static Map<String, HttpTransportProvider> byName(List<HttpTransportProvider> found) {
    Map<String, HttpTransportProvider> known = new TreeMap<>();
    for (HttpTransportProvider provider : found) {
      HttpTransportProvider other = known.put(provider.name(), provider);
      if (other != null) {
        throw new IllegalStateException(
            "Two HTTP transports are named \""
                + provider.name()
                + "\": "
                + other.getClass().getName()
                + " and "
                + provider.getClass().getName()
                + ". Leave one of them out.");
      }
    }
    return known;
  }

  private static List<HttpTransportProvider> all() {
    List<HttpTransportProvider> found = new ArrayList<>();
    found.add(new JdkTransportProvider());
    ClassLoader ours = HttpTransports.class.getClassLoader();
    ServiceLoader.load(HttpTransportProvider.class, ours).forEach(found::add);
    return found;
  }
}
