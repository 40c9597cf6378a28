package no.samklang.simulators.proresult;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Json;
import no.samklang.simulators.internal.Remembered;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/** Answers the lists of the JSON part: filters, order and pages. */
final class Listing {

  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;
  private static final int LOW_PAGE = 7;
  private static final int LARGEST_NUMBER = 999_999_999;
  private static final Comparator<Row> BY_ID = Comparator.comparingLong(Row::id);
  private static final Comparator<Row> BY_CHANGE =
      Comparator.comparingLong(Row::changed).thenComparing(BY_ID);

  private final Company company;
  private final Surroundings surroundings;
  private final ProresultErrors errors;
  private final Views views;
  private final Remembered<List<Row>> remembered = new Remembered<>();

  Listing(Company company, Surroundings surroundings, ProresultErrors errors, Views views) {
    this.company = company;
    this.surroundings = surroundings;
    this.errors = errors;
    this.views = views;
  }

  Answer answer(Register register, Request request) {
    int side = number(request, "side", 1, LARGEST_NUMBER);
    int size = number(request, "antallPerSide", USUAL_PAGE, LARGEST_PAGE);
    if (surroundings.has(ProresultVariants.LOW_PAGE_SIZE)) {
      size = Math.min(size, LOW_PAGE);
    }
    List<Row> found = find(register, request);
    int from = (int) Math.min(found.size(), (side - 1L) * size);
    int to = Math.min(found.size(), from + size);
    if (from == to && surroundings.has(ProresultVariants.EMPTY_LIST_404)) {
      return errors.answer(404, "INGEN_TREFF", "Ingen rader passer.");
    }
    ObjectNode page = Json.object();
    ArrayNode data = page.putArray("data");
    found.subList(from, to).forEach(row -> data.add(views.show(register, row)));
    page.put("side", side).put("antallPerSide", size);
    if (!surroundings.has(ProresultVariants.OPTIONAL_FIELDS_MISSING)) {
      page.put("totalt", found.size());
    }
    page.put("nesteSide", to < found.size() ? side + 1 : null);
    return Answer.json(200, page);
  }

  private List<Row> find(Register register, Request request) {
    Map<String, List<String>> asked = new LinkedHashMap<>(request.parameters());
    asked.keySet().removeAll(List.of("side", "antallperside"));
    Rows rows = company.rows(register);
    String key =
        String.join(
            "|",
            register.name(),
            asked.toString(),
            Long.toString(rows.version()),
            surroundings.variants().toString());
    return remembered.get(key, () -> select(rows, request));
  }

  private List<Row> select(Rows rows, Request request) {
    Predicate<Row> wanted = wanted(rows.register(), request);
    boolean byId = surroundings.has(ProresultVariants.ORDER_BY_ID);
    return rows.all().stream().filter(wanted).sorted(byId ? BY_ID : BY_CHANGE).toList();
  }

  private Predicate<Row> wanted(Register register, Request request) {
    Predicate<Row> changed = changedAfter(request);
    return switch (register) {
      case PROSJEKTER -> changed.and(openUnlessAsked(request));
      case TIMER ->
          changed
              .and(between(request))
              .and(flag(request, "godkjent", ProresultVariants.GODKJENT_IGNORED))
              .and(flag(request, "overfort", ProresultVariants.OVERFORT_IGNORED));
      case VAREUTTAK ->
          changed
              .and(between(request))
              .and(flag(request, "fakturert", ProresultVariants.FAKTURERT_IGNORED));
      default -> changed;
    };
  }

  private Predicate<Row> changedAfter(Request request) {
    Optional<Long> bound = request.parameter("endretEtter").map(this::moment);
    return bound.isEmpty() || surroundings.has(ProresultVariants.ENDRET_ETTER_IGNORED)
        ? row -> true
        : row -> row.changed() > bound.get();
  }

  private Predicate<Row> openUnlessAsked(Request request) {
    boolean all = zeroOrOne(request, "taMedAvslutta").orElse(false);
    return all || surroundings.has(ProresultVariants.CLOSED_ALWAYS_LISTED)
        ? row -> true
        : row -> !row.flag("avsluttet");
  }

  private Predicate<Row> flag(Request request, String name, String ignoring) {
    Optional<Boolean> wanted = zeroOrOne(request, name);
    return wanted.isEmpty() || surroundings.has(ignoring)
        ? row -> true
        : row -> row.flag(name) == wanted.get();
  }

  private Predicate<Row> between(Request request) {
    String first = date(request, "fraDato").orElse("");
    String last = date(request, "tilDato").orElse("9999-12-31");
    return surroundings.has(ProresultVariants.DATES_IGNORED)
        ? row -> true
        : row -> row.text("dato").compareTo(first) >= 0 && row.text("dato").compareTo(last) <= 0;
  }

  /** Returns the second in which a moment falls, since stamps have no fractions. */
  private long moment(String text) {
    try {
      return OffsetDateTime.parse(text).toEpochSecond();
    } catch (DateTimeException e) {
      throw invalid("endretEtter", text, "må være et tidspunkt med tidssone");
    }
  }

  private Optional<String> date(Request request, String name) {
    Optional<String> text = request.parameter(name);
    if (text.isPresent() && !Kind.isDate(text.get())) {
      throw invalid(name, text.get(), Kind.DATE.expectation());
    }
    return text;
  }

  private Optional<Boolean> zeroOrOne(Request request, String name) {
    return request
        .parameter(name)
        .map(
            text ->
                switch (text) {
                  case "0" -> false;
                  case "1" -> true;
                  default -> throw invalid(name, text, "må være 0 eller 1");
                });
  }

  private int number(Request request, String name, int otherwise, int most) {
    Optional<String> text = request.parameter(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("[1-9]\\d{0,8}") || Integer.parseInt(text.get()) > most) {
      throw invalid(name, text.get(), "må være et heltall fra 1 til " + most);
    }
    return Integer.parseInt(text.get());
  }

  private RuntimeException invalid(String name, String value, String expectation) {
    return errors.refusal(
        400, "UGYLDIG_FORESPORSEL", name + " er '" + value + "', men " + expectation + ".");
  }
}
