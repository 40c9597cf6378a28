package no.samklang.simulators.twentyfourso;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.samklang.simulators.internal.Request;

/** The scopes that the organisation granted. Fewer may be granted than the client asked for. */
final class Scopes {

  private static final String ORDER = "api.invoicing.salesorder";
  private static final String LINE = "api.invoicing.salesorder.line";

  /** Which scope the calls below a path need; the first that fits. */
  private static final List<Map.Entry<String, String>> AREAS =
      List.of(
          Map.entry("/customers", "api.crm.customer"),
          Map.entry("/productunits", "api.product.unit"),
          Map.entry("/products", "api.product.product"),
          Map.entry("/taxes", "api.accounting.tax"),
          Map.entry("/salestypes", "api.product.salestype"),
          Map.entry("/dimensions", "api.accounting.dimension"),
          Map.entry("/organization", "api.organization.information"));

  private final Map<String, Boolean> granted = new TreeMap<>();

  Scopes() {
    AREAS.forEach(area -> granted.put(area.getValue() + ":read", true));
    for (String action : List.of("read", "write", "delete")) {
      granted.put(ORDER + ":" + action, true);
      granted.put(LINE + ":" + action, true);
    }
  }

  Map<String, Boolean> all() {
    return granted;
  }

  List<String> granted() {
    return granted.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  /** Returns the scope that a call lacks; nothing when it may go on. */
  Optional<String> lacking(Request request) {
    String path = request.path().substring(TwentyfoursoSimulator.API_PATH.length());
    return area(path)
        .map(area -> area + ":" + action(request.method()))
        .filter(scope -> !granted.getOrDefault(scope, false));
  }

  private static Optional<String> area(String path) {
    if (path.startsWith("/salesorders")) {
      return Optional.of(path.contains("/lines") ? LINE : ORDER);
    }
    return AREAS.stream()
        .filter(area -> path.startsWith(area.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static String action(String method) {
    return switch (method) {
      case "GET" -> "read";
      case "DELETE" -> "delete";
      default -> "write";
    };
  }
}
