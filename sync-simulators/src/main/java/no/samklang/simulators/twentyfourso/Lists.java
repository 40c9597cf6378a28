package no.samklang.simulators.twentyfourso;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** The lists with their filters. Parameters that a list does not know are ignored. */
final class Lists {

  private static final Set<String> FILTERED_STATUSES =
      Set.of("Draft", "Web", "Proposal", "Confirmed", "Invoice", "AdvanceInvoice");
  private static final Set<String> DONE_STATUSES = Set.of("Invoice", "AdvanceInvoice", "Inactive");

  private static final Map<String, Comparator<ObjectNode>> ORDERS =
      Map.of(
          "id",
          Comparator.comparingLong(row -> row.path("id").asLong()),
          "name",
          Comparator.comparing(row -> row.path("name").asText()),
          "organizationNumber",
          Comparator.comparing(row -> row.path("organizationNumber").asText()),
          "createdAt",
          Comparator.comparingLong(row -> row.path(Organisation.CREATED).asLong()),
          "modifiedAt",
          Comparator.comparingLong(row -> row.path(Organisation.MODIFIED).asLong()));

  private final Organisation organisation;
  private final Surroundings surroundings;
  private final TwentyfoursoErrors errors;
  private final Views views;
  private final Paging paging;

  Lists(
      Organisation organisation,
      Surroundings surroundings,
      TwentyfoursoErrors errors,
      Views views) {
    this.organisation = organisation;
    this.surroundings = surroundings;
    this.errors = errors;
    this.views = views;
    this.paging = new Paging(surroundings, errors);
  }

  Answer customers(Request request) {
    List<Predicate<ObjectNode>> filters = new ArrayList<>();
    addText(request, "organizationNumber", filters);
    addText(request, "externalReference", filters);
    addText(request, "isCompany", filters);
    addText(request, "isSupplier", filters);
    request
        .parameter("email")
        .ifPresent(
            email ->
                filters.add(
                    row -> row.path("email").path("contact").asText().equalsIgnoreCase(email)));
    addFrom(request, "modifiedFrom", Organisation.MODIFIED, filters);
    addFrom(request, "createdFrom", Organisation.CREATED, filters);
    List<ObjectNode> rows = new ArrayList<>(filtered(organisation.customers, filters));
    rows.sort(order(request));
    return paging.answer(request, rows, Paging.Position.PAGE, views::customer);
  }

  Answer products(Request request) {
    List<Predicate<ObjectNode>> filters = new ArrayList<>();
    request
        .parameter("productNumber")
        .ifPresent(number -> filters.add(row -> row.path("number").asText().equals(number)));
    addText(request, "ean", filters);
    return paging.answer(
        request, filtered(organisation.products, filters), Paging.Position.PAGE, views::product);
  }

  Answer orders(Request request) {
    List<Predicate<ObjectNode>> filters = new ArrayList<>();
    long now = surroundings.now().toEpochMilli();
    filters.add(row -> row.path(OrderDesk.HIDDEN_UNTIL).asLong() <= now);
    addStatus(request, filters);
    request
        .parameter("customerId")
        .ifPresent(id -> filters.add(row -> row.path("customer").path("id").asText().equals(id)));
    addReference(request, filters);
    addFrom(request, "createdFrom", Organisation.CREATED, filters);
    addTo(request, "createdTo", Organisation.CREATED, filters);
    addFrom(request, "modifiedFrom", Organisation.MODIFIED, filters);
    addTo(request, "modifiedTo", Organisation.MODIFIED, filters);
    return paging.answer(
        request,
        filtered(organisation.orders.headers, filters),
        Paging.Position.CONTINUATION,
        row -> views.order(row, false));
  }

  private void addStatus(Request request, List<Predicate<ObjectNode>> filters) {
    Optional<String> status = request.parameter("status");
    if (status.isPresent() && !FILTERED_STATUSES.contains(status.get())) {
      throw errors.invalid("status", "enum");
    }
    status.ifPresent(wanted -> filters.add(row -> row.path("status").asText().equals(wanted)));
    if (status.isEmpty() && surroundings.has(TwentyfoursoVariants.DONE_ORDERS_HIDDEN)) {
      filters.add(row -> !DONE_STATUSES.contains(row.path("status").asText()));
    }
  }

  private void addReference(Request request, List<Predicate<ObjectNode>> filters) {
    if (surroundings.has(TwentyfoursoVariants.REFERENCE_FILTER_IGNORED)) {
      return;
    }
    boolean prefix = surroundings.has(TwentyfoursoVariants.REFERENCE_FILTER_PREFIX);
    request
        .parameter("referenceNumber")
        .ifPresent(
            wanted ->
                filters.add(
                    row -> {
                      String own = row.path("referenceNumber").asText();
                      return prefix ? begins(own, wanted) : own.equals(wanted);
                    }));
  }

  private static boolean begins(String text, String with) {
    return text.toLowerCase(Locale.ROOT).startsWith(with.toLowerCase(Locale.ROOT));
  }

  private static List<ObjectNode> filtered(Table table, List<Predicate<ObjectNode>> filters) {
    Predicate<ObjectNode> all = filters.stream().reduce(row -> true, Predicate::and);
    return table.all().stream().filter(all).toList();
  }

  private Comparator<ObjectNode> order(Request request) {
    String[] sort = request.parameter("sortBy").orElse("id:asc").split(":", -1);
    Comparator<ObjectNode> order = sort.length == 2 ? ORDERS.get(sort[0]) : null;
    if (order == null || !Set.of("asc", "desc").contains(sort[1])) {
      throw errors.invalid("sortBy", "pattern");
    }
    Comparator<ObjectNode> directed = sort[1].equals("asc") ? order : order.reversed();
    return directed.thenComparingLong(row -> row.path("id").asLong());
  }

  private static void addText(Request request, String name, List<Predicate<ObjectNode>> filters) {
    request
        .parameter(name)
        .ifPresent(wanted -> filters.add(row -> row.path(name).asText().equals(wanted)));
  }

  /** The bound itself is included (VERIFIED of customers). */
  private void addFrom(
      Request request, String name, String field, List<Predicate<ObjectNode>> filters) {
    request
        .parameter(name)
        .map(text -> moment(name, text))
        .ifPresent(from -> filters.add(row -> row.path(field).asLong() >= from.toEpochMilli()));
  }

  private void addTo(
      Request request, String name, String field, List<Predicate<ObjectNode>> filters) {
    request
        .parameter(name)
        .map(text -> moment(name, text))
        .ifPresent(to -> filters.add(row -> row.path(field).asLong() <= to.toEpochMilli()));
  }

  private Instant moment(String name, String text) {
    try {
      if (text.length() == "2026-03-01".length()) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw errors.invalid(name, "format");
    }
  }
}
