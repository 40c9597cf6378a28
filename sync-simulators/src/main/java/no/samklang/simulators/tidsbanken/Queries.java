package no.samklang.simulators.tidsbanken;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Remembered;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Answers lists with the OData query options and cuts them into pages. */
final class Queries {

  private static final int USUAL_PAGE = 1000;
  private static final int SMALL_PAGE = 100;
  private static final Set<String> OPTIONS =
      Set.of("$select", "$filter", "$orderby", "$top", "$skip", "$expand", "$count");

  private final Surroundings surroundings;
  private final RowView view;
  private final Expansion expansion;
  private final Remembered<List<Row>> remembered = new Remembered<>();

  Queries(Surroundings surroundings, RowView view, Expansion expansion) {
    this.surroundings = surroundings;
    this.view = view;
    this.expansion = expansion;
  }

  /** Answers a list of the rows that {@code served} lets through. */
  Answer list(Rows rows, String scope, Predicate<Row> served, Request request) {
    refuseUnknownOptions(request);
    Entity entity = rows.entity();
    List<Integer> selection = selection(entity, request.parameter("$select").orElse(""));
    List<Row> found = find(rows, scope, served, request);
    int skip = number(request, "$skip", 0, 0);
    int top = number(request, "$top", Integer.MAX_VALUE, 1);
    int page = surroundings.has(TidsbankenVariants.PAGE_SIZE_100) ? SMALL_PAGE : USUAL_PAGE;
    int from = Math.min(skip, found.size());
    int to = (int) Math.min(found.size(), (long) from + Math.min(top, page));
    if (from == to && surroundings.has(TidsbankenVariants.EMPTY_LIST_404)) {
      return Answer.empty(404);
    }
    boolean more = to < found.size() && to - from < top;
    ObjectNode envelope = envelope(entity, request);
    if (request.parameter("$count").map(Boolean::parseBoolean).orElse(false)) {
      envelope.put("@odata.count", found.size());
    }
    if (more && !surroundings.has(TidsbankenVariants.NEXT_LINK_MISSING)) {
      envelope.put("@odata.nextLink", nextLink(entity, request, to, top - (to - from)));
    }
    ArrayNode value = envelope.putArray("value");
    String expand = request.parameter("$expand").orElse("");
    for (Row row : found.subList(from, to)) {
      value.add(expansion.expand(row, expand, view.show(row, selection)));
    }
    return Answer.json(200, envelope);
  }

  /** Returns an envelope with its context. */
  ObjectNode envelope(Entity entity, Request request) {
    String fields =
        request
            .parameter("$select")
            .filter(text -> !text.isBlank())
            .map(text -> "(" + text + ")")
            .orElse("");
    return Json.object()
        .put("@odata.context", entity.area().host() + "$metadata#" + entity.name() + fields);
  }

  private static void refuseUnknownOptions(Request request) {
    for (String name : request.parameters().keySet()) {
      if (name.startsWith("$") && !OPTIONS.contains(name)) {
        throw new IllegalArgumentException("The query parameter '" + name + "' is not supported.");
      }
    }
  }

  private List<Row> find(Rows rows, String scope, Predicate<Row> served, Request request) {
    String filter = request.parameter("$filter").orElse("");
    String order = request.parameter("$orderby").orElse("");
    Optional<Expression> condition =
        filter.isBlank()
            ? Optional.empty()
            : Optional.of(FilterParser.parse(rows.entity(), filter));
    Optional<Collection<Row>> candidates =
        condition.flatMap(expression -> expression.candidates(rows));
    if (candidates.isPresent()) {
      return sorted(rows.entity(), candidates.get(), served, condition, order);
    }
    String key =
        String.join("|", rows.entity().name(), scope, filter, order, Long.toString(rows.version()));
    return remembered.get(key, () -> sorted(rows.entity(), rows.all(), served, condition, order));
  }

  private static List<Row> sorted(
      Entity entity,
      Collection<Row> from,
      Predicate<Row> served,
      Optional<Expression> condition,
      String order) {
    List<Row> found = new ArrayList<>();
    for (Row row : from) {
      if (served.test(row) && (condition.isEmpty() || condition.get().test(row))) {
        found.add(row);
      }
    }
    if (!order.isBlank()) {
      found.sort(order(entity, order));
    }
    return found;
  }

  private static Comparator<Row> order(Entity entity, String text) {
    Optional<Comparator<Row>> comparator = Optional.empty();
    for (String part : text.split(",", -1)) {
      String[] words = part.trim().split("\\s+", -1);
      int place = place(entity, words[0]);
      Comparator<Row> next =
          Comparator.comparing(
              (Row row) -> Optional.ofNullable(row.get(place)), Queries::compareWithNullsFirst);
      boolean descending = words.length > 1 && words[1].equals("desc");
      if (words.length > 2 || (words.length == 2 && !descending && !words[1].equals("asc"))) {
        throw new IllegalArgumentException("Syntax error in $orderby at '" + part.trim() + "'.");
      }
      Comparator<Row> directed = descending ? next.reversed() : next;
      comparator = Optional.of(comparator.map(c -> c.thenComparing(directed)).orElse(directed));
    }
    return comparator.orElseThrow();
  }

  private static int compareWithNullsFirst(Optional<Object> one, Optional<Object> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isPresent(), other.isPresent());
    }
    return Expression.compare(one.get(), other.get());
  }

  static List<Integer> selection(Entity entity, String text) {
    List<Integer> places = new ArrayList<>();
    for (String name : text.split(",", -1)) {
      String trimmed = name.trim();
      if (trimmed.equals("*")) {
        return List.of();
      }
      if (!trimmed.isEmpty()) {
        places.add(place(entity, trimmed));
      }
    }
    return places;
  }

  private static int place(Entity entity, String name) {
    int place = entity.place(name);
    if (place < 0) {
      throw new IllegalArgumentException(
          "Could not find a property named '" + name + "' on type '" + entity.name() + "'.");
    }
    return place;
  }

  private static int number(Request request, String name, int otherwise, int least) {
    Optional<String> text = request.parameter(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("\\d{1,9}") || Integer.parseInt(text.get()) < least) {
      throw new IllegalArgumentException("Invalid value '" + text.get() + "' for " + name + ".");
    }
    return Integer.parseInt(text.get());
  }

  /**
   * The link names the internal host, as recorded answers do; a caller must not follow it blindly.
   */
  private static String nextLink(Entity entity, Request request, int skip, int topLeft) {
    StringBuilder query = new StringBuilder();
    for (String pair : request.query().split("&", -1)) {
      String name = pair.toLowerCase(Locale.ROOT).replace("%24", "$");
      if (pair.isEmpty() || name.startsWith("$skip=")) {
        continue;
      }
      query.append(name.startsWith("$top=") ? "$top=" + topLeft : pair).append('&');
    }
    return entity.area().host() + entity.name() + "?" + query + "$skip=" + skip;
  }
}
