package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Remembered;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Answers lists: filters, pages and the metadata in each row. */
final class Lists {

  private static final int DEFAULT_PAGE_SIZE = 100;
  private static final int LOW_PAGE_SIZE = 7;

  private final Company company;
  private final Stamps stamps;
  private final Views views;
  private final Surroundings surroundings;
  private final Remembered<int[]> remembered = new Remembered<>();

  Lists(Company company, Stamps stamps, Views views, Surroundings surroundings) {
    this.company = company;
    this.stamps = stamps;
    this.views = views;
    this.surroundings = surroundings;
  }

  Answer answer(ListSpec spec, Request request) {
    int[] slots = slots(spec, request);
    return page(
        request,
        slots.length,
        spec.maxPageSize(),
        spec.metadata(),
        at -> spec.view().apply(slots[at], request));
  }

  /** Answers one page of the rows that {@code row} gives by place. */
  Answer page(
      Request request, int total, int usualMaximum, boolean metadata, IntFunction<ObjectNode> row) {
    int maximum = maximum(usualMaximum, total);
    int size =
        Math.min(maximum, positive(request, "pageSize", Math.min(maximum, DEFAULT_PAGE_SIZE)));
    if (usualMaximum == 0) {
      size = Math.max(1, total);
    }
    long first = (long) (positive(request, "pageNumber", 1) - 1) * size;
    ArrayNode rows = Json.array();
    for (long at = first; at < Math.min(total, first + size); at++) {
      ObjectNode shown = views.finish(row.apply((int) at));
      if (metadata) {
        shown.putObject("metadata").put("totalCount", total).put("maxPageSize", maximum);
      }
      rows.add(shown);
    }
    if (rows.isEmpty() && surroundings.has(VismanetVariants.EMPTY_LIST_404)) {
      return Answer.empty(404);
    }
    return Answer.json(200, rows);
  }

  /**
   * Returns what a stamp must fulfil by one pair of parameters, or nothing if the pair is absent.
   */
  Optional<LongPredicate> pair(Request request, String name, boolean created) {
    Optional<String> value = request.parameter(name);
    Optional<String> condition = request.parameter(name + "Condition");
    if (value.isEmpty() && condition.isEmpty()) {
      return Optional.empty();
    }
    if (value.isEmpty() || condition.isEmpty()) {
      throw new IllegalArgumentException(
          name + " and " + name + "Condition must be sent together.");
    }
    long bound = created ? stamps.createdBound(value.get()) : stamps.modifiedBound(value.get());
    return Optional.of(
        switch (condition.get().trim()) {
          case ">" -> stamp -> stamp > bound;
          case ">=" -> stamp -> stamp >= bound;
          case "<" -> stamp -> stamp < bound;
          case "<=" -> stamp -> stamp <= bound;
          default ->
              throw new IllegalArgumentException(
                  "'" + condition.get() + "' is no condition for " + name + ".");
        });
  }

  private int[] slots(ListSpec spec, Request request) {
    Map<String, List<String>> asked = new LinkedHashMap<>(request.parameters());
    asked.keySet().removeAll(List.of("pagenumber", "pagesize"));
    String key =
        String.join(
            "|",
            spec.name(),
            asked.toString(),
            Long.toString(company.changes.last()),
            surroundings.variants().toString());
    return remembered.get(key, () -> select(spec, request).toArray());
  }

  private IntStream select(ListSpec spec, Request request) {
    IntStream slots = spec.slots().apply(request);
    Optional<LongPredicate> modified = pair(request, "lastModifiedDateTime", false);
    if (modified.isPresent()) {
      slots = slots.filter(slot -> modified.get().test(spec.table().modified(slot)));
    }
    Optional<LongPredicate> created =
        spec.created() ? pair(request, "createdDateTime", true) : Optional.empty();
    if (created.isPresent()) {
      slots = slots.filter(slot -> created.get().test(spec.table().created(slot)));
    }
    List<Map.Entry<String, RowFilter>> asked = new ArrayList<>();
    for (Map.Entry<String, RowFilter> filter : spec.filters().entrySet()) {
      if (!request.values(filter.getKey()).isEmpty()) {
        asked.add(filter);
      }
    }
    return asked.isEmpty()
        ? slots
        : slots.filter(slot -> passes(spec.table().row(slot), asked, request));
  }

  private static boolean passes(
      ObjectNode row, List<Map.Entry<String, RowFilter>> filters, Request request) {
    return filters.stream()
        .allMatch(filter -> filter.getValue().passes(row, request.values(filter.getKey())));
  }

  private int maximum(int usual, int total) {
    if (usual == 0) {
      return Math.max(1, total);
    }
    return surroundings.has(VismanetVariants.LOW_PAGE_SIZE) ? LOW_PAGE_SIZE : usual;
  }

  private static int positive(Request request, String name, int otherwise) {
    Optional<String> text = request.parameter(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException(
          "The value '" + text.get() + "' is not valid for " + name + ".");
    }
    return Integer.parseInt(text.get());
  }
}
