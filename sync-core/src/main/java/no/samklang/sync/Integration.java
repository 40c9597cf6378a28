package no.samklang.sync;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.samklang.sync.spi.Settings;

/** A named list of routes between two systems, in an order in which they can run. Immutable. */
public final class Integration {
  private final String id;
  private final String name;
  private final String left;
  private final String right;
  private final ZoneId zone;
  private final Settings settings;
  private final List<Route> routes;

  private Integration(Builder builder) {
    id = builder.id;
    name = builder.name;
    left = builder.left;
    right = builder.right;
    zone = builder.zone;
    settings = builder.settings;
    routes = inOrder(builder.routes);
  }

  /** Returns a builder for an integration of these two connectors. */
  public static Builder builder(String id, String left, String right) {
    return new Builder(id, left, right);
  }

  /** Returns the id, under which the state is kept. */
  public String id() {
    return id;
  }

  /** Returns the name for people. */
  public String name() {
    return name;
  }

  /** Returns the id of the left connector. */
  public String left() {
    return left;
  }

  /** Returns the id of the right connector. */
  public String right() {
    return right;
  }

  /** Returns the company's zone, to which days belong. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the settings it was made with. */
  public Settings settings() {
    return settings;
  }

  /** Returns the routes, each after those it depends on. */
  public List<Route> routes() {
    return routes;
  }

  private static List<Route> inOrder(List<Route> given) {
    Map<String, Route> byName = new HashMap<>();
    for (Route route : given) {
      if (byName.put(route.name(), route) != null) {
        throw new IllegalArgumentException(
            "route name '" + route.name() + "' is used twice: names are unique in an integration");
      }
    }
    List<Route> ordered = new ArrayList<>();
    Set<String> done = new LinkedHashSet<>();
    for (Route route : given) {
      place(route, byName, new LinkedHashSet<>(), done, ordered);
    }
    return List.copyOf(ordered);
  }

  private static void place(
      Route route,
      Map<String, Route> byName,
      Set<String> path,
      Set<String> done,
      List<Route> ordered) {
    if (done.contains(route.name())) {
      return;
    }
    if (!path.add(route.name())) {
      throw new IllegalArgumentException("routes depend on each other in a circle: " + path);
    }
    for (String before : route.dependsOn()) {
      Route needed = byName.get(before);
      if (needed == null) {
        throw new IllegalArgumentException(
            "route '" + route.name() + "' depends on '" + before + "', which is not there");
      }
      place(needed, byName, path, done, ordered);
    }
    path.remove(route.name());
    done.add(route.name());
    ordered.add(route);
  }

  /** Collects an {@link Integration}; not thread-safe. */
  public static final class Builder {
    private final String id;
    private final String left;
    private final String right;
    private String name;
    private ZoneId zone = ZoneId.of("Europe/Oslo");
    private Settings settings = Settings.of("", List.of(), Map.of());
    private List<Route> routes = List.of();

    private Builder(String id, String left, String right) {
      this.id = Objects.requireNonNull(id, "id");
      this.left = Objects.requireNonNull(left, "left");
      this.right = Objects.requireNonNull(right, "right");
      this.name = id;
    }

    /** Sets the name for people; default the id. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets the company's zone; default Europe/Oslo. */
    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /** Sets the settings; default none. */
    public Builder settings(Settings settings) {
      this.settings = settings;
      return this;
    }

    /** Sets the routes; they are put in an order in which they can run. */
    public Builder routes(List<? extends Route> routes) {
      this.routes = List.copyOf(routes);
      return this;
    }

    /** Sets the routes; they are put in an order in which they can run. */
    public Builder routes(Route... routes) {
      this.routes = List.of(routes);
      return this;
    }

    /**
     * Returns the integration.
     *
     * @throws IllegalArgumentException if a name is used twice, a route depends on one that is not
     *     there, or routes depend on each other in a circle
     */
    public Integration build() {
      return new Integration(this);
    }
  }
}
