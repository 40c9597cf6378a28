package no.samklang.simulators.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The paths that a system serves. Fixed paths win over paths with variables. */
public final class Routes {

  private final boolean anyCase;
  private final Map<String, Route> fixed = new HashMap<>();
  private final List<Route> variable = new ArrayList<>();

  /** Makes an empty table; {@code anyCase} matches paths whatever their case. */
  public Routes(boolean anyCase) {
    this.anyCase = anyCase;
  }

  /** Adds a path of the vendor's contract; variables stand in braces. */
  public Routes add(String method, String template, Handler handler) {
    return add(new Route(method, template, anyCase, true, handler));
  }

  /** Adds a path that the vendor has but its contract does not describe. */
  public Routes addOutsideContract(String method, String template, Handler handler) {
    return add(new Route(method, template, anyCase, false, handler));
  }

  Optional<Route> find(Request request) {
    Route exact = fixed.get(key(request.method(), request.path()));
    if (exact != null) {
      return Optional.of(exact);
    }
    for (Route route : variable) {
      if (route.method().equals(request.method())) {
        Map<String, String> values = route.match(request.path());
        if (values != null) {
          request.variables(values);
          return Optional.of(route);
        }
      }
    }
    return Optional.empty();
  }

  private Routes add(Route route) {
    if (route.hasVariables()) {
      variable.add(route);
    } else {
      fixed.put(key(route.method(), route.template()), route);
    }
    return this;
  }

  private String key(String method, String path) {
    return method + " " + (anyCase ? path.toLowerCase(java.util.Locale.ROOT) : path);
  }
}
