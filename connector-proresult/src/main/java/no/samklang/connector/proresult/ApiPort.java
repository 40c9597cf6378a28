package no.samklang.connector.proresult;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.http.ApiClientBuilder;
import no.samklang.sync.http.ApiReply;
import no.samklang.sync.http.ApiRequest;
import no.samklang.sync.http.Auth;
import no.samklang.sync.model.Customer;
import no.samklang.sync.model.Employee;
import no.samklang.sync.model.Item;
import no.samklang.sync.model.ItemWithdrawal;
import no.samklang.sync.model.Project;
import no.samklang.sync.model.TimeEntry;
import no.samklang.sync.model.WorkType;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Unclear;

/** Proresult over HTTP: the function script where it is known, the JSON part for all else. */
final class ApiPort implements ProresultPort {
  private static final Map<Script, String> FUNCTIONS =
      Map.of(
          Script.CUSTOMERS,
          ApiNames.Reported.CUSTOMERS_CSV,
          Script.PROJECTS,
          ApiNames.Reported.PROJECTS_CSV,
          Script.WORKERS,
          ApiNames.Reported.WORKERS_CSV);

  private final ApiCalls calls;
  private final Configuration settings;
  private final ZoneId zone;
  private final ApiItems itemForm;

  ApiPort(ApiClient client, Configuration settings, ZoneId zone) {
    this.calls = new ApiCalls(client);
    this.settings = settings;
    this.zone = zone;
    this.itemForm = new ApiItems(settings.itemGroup());
  }

  /** Returns a client for the account, without clock and pace. */
  static ApiClientBuilder client(Configuration settings) {
    return ApiClient.builder(settings.baseUrl())
        .auth(
            Auth.headers(
                Map.of(
                    ApiNames.Reported.ACCOUNT_HEADER,
                    settings.accountId(),
                    ApiNames.Reported.SECRET_HEADER,
                    settings.apiSecret().reveal())))
        .errors(new ApiErrors());
  }

  @Override
  public Header header(Script list) {
    String function = function(list);
    List<String> header = csv(function).header();
    ApiColumns columns = ApiColumns.of(function, settings.csvColumns());
    return new Header(function, header, columns.missing(header));
  }

  @Override
  public Rows<Customer> customers(Ask ask) {
    ApiForm<Customer> form = new ApiCustomers();
    return settings.byCsv()
        ? all(Script.CUSTOMERS, form)
        : page(ApiNames.Assumed.CUSTOMERS, form, ask, request -> request);
  }

  @Override
  public Rows<Project> projects(Ask ask) {
    ApiForm<Project> form = new ApiProjects();
    return settings.byCsv()
        ? all(Script.PROJECTS, form)
        : page(ApiNames.Assumed.PROJECTS, form, ask, ApiPort::withClosed);
  }

  @Override
  public Rows<Item> items(Ask ask) {
    return page(ApiNames.Assumed.ITEMS, itemForm, ask, request -> request);
  }

  @Override
  public Rows<Employee> workers(Ask ask) {
    ApiForm<Employee> form = new ApiWorkers();
    return settings.byCsv()
        ? all(Script.WORKERS, form)
        : page(ApiNames.Assumed.WORKERS, form, ask, request -> request);
  }

  @Override
  public Rows<TimeEntry> hours(Ask ask, boolean onlyUnmarked) {
    return page(
        ApiNames.Assumed.HOURS,
        new ApiHours(onlyUnmarked, settings.readFrom()),
        ask,
        request ->
            request
                .query(ApiNames.Assumed.APPROVED, 1)
                .query(ApiNames.Assumed.TRANSFERRED, onlyUnmarked ? 0 : null)
                .query(ApiNames.Assumed.FROM_DAY, settings.readFrom()));
  }

  @Override
  public Rows<ItemWithdrawal> withdrawals(Ask ask) {
    return page(
        ApiNames.Assumed.WITHDRAWALS,
        new ApiWithdrawals(settings.readFrom()),
        ask,
        request ->
            request
                .query(ApiNames.Assumed.INVOICED, 0)
                .query(ApiNames.Assumed.FROM_DAY, settings.readFrom()));
  }

  @Override
  public boolean saveCustomer(String number, Sending<Customer> sending) {
    ObjectNode body = ApiCustomers.body(sending);
    return body != null && save(ApiNames.Assumed.CUSTOMER, number, body, sending);
  }

  @Override
  public boolean saveProject(String number, Sending<Project> sending) {
    ObjectNode body = ApiProjects.body(sending);
    return body != null && save(ApiNames.Assumed.PROJECT, number, body, sending);
  }

  /** Saves the work types; a 404 means that the project is not there. */
  @Override
  public void saveWorkTypes(String project, List<WorkType> workTypes, Runnable beforeSend) {
    String path = ApiNames.Assumed.WORK_TYPES;
    ApiRequest request = calls.write("PUT", true, path, project).json(ApiProjects.body(workTypes));
    calls.send(request.beforeSend(beforeSend), "PUT " + path, ApiPort::isMade);
  }

  @Override
  public List<Outcome> saveItems(List<ItemRow> items) {
    List<Outcome> outcomes = new ArrayList<>();
    List<ObjectNode> rows = new ArrayList<>();
    for (ItemRow item : items) {
      if (ApiItems.isSent(item.sending())) {
        rows.add(itemForm.row(item.number(), item.sending()));
      } else {
        outcomes.add(new Outcome(item.number(), State.SAME, "", ""));
      }
    }
    if (!rows.isEmpty()) {
      boolean repeatable = items.stream().noneMatch(item -> item.sending().isNew());
      String path = ApiNames.Assumed.ITEMS;
      ApiRequest request =
          calls
              .write("PUT", repeatable, path)
              .json(rows)
              .beforeSend(() -> items.forEach(item -> item.sending().beforeSend().run()));
      outcomes.addAll(calls.call(request, "PUT " + path, ApiPort::outcomes));
    }
    return outcomes;
  }

  @Override
  public List<Outcome> markHours(Mark mark) {
    try {
      return mark(ApiNames.Assumed.MARK_HOURS, mark);
    } catch (NotAllowed refused) {
      boolean missing = refused.message().code().equals(ApiErrors.FUNCTION_MISSING);
      throw missing
          ? new NotAllowed(Message.of("proresult.no-marking-of-hours"), refused)
          : refused;
    }
  }

  @Override
  public List<Outcome> markWithdrawals(Mark mark) {
    return mark(ApiNames.Assumed.MARK_WITHDRAWALS, mark);
  }

  private static String function(Script list) {
    return Objects.requireNonNull(FUNCTIONS.get(list));
  }

  private static ApiRequest withClosed(ApiRequest request) {
    return request.query(ApiNames.Reported.WITH_CLOSED, 1);
  }

  /** Reads a whole list of the script, which knows no pages. */
  private <T> Rows<T> all(Script list, ApiForm<T> form) {
    String function = function(list);
    ApiColumns columns = ApiColumns.of(function, settings.csvColumns());
    ApiCsv answer = csv(function);
    columns.check(answer.header());
    List<Row<T>> rows = new ArrayList<>();
    answer.rows(columns).forEach(row -> add(new ApiRow(function, row, zone), form, rows));
    return new Rows<>(rows, null);
  }

  private ApiCsv csv(String function) {
    ApiRequest request =
        calls
            .get(ApiNames.Reported.SCRIPT)
            .header("Accept", "text/csv")
            .query(ApiNames.Reported.FUNCTION, function);
    boolean projects = function.equals(ApiNames.Reported.PROJECTS_CSV);
    return calls.list(
        projects ? withClosed(request) : request,
        function,
        reply -> {
          ApiCsv answer = ApiCsv.parse(reply.text());
          if (answer.header().isEmpty() || answer.header().get(0).startsWith("<")) {
            throw new Broken(Message.of("proresult.no-header", "function", function));
          }
          return answer;
        });
  }

  private <T> Rows<T> page(
      String path, ApiForm<T> form, Ask ask, UnaryOperator<ApiRequest> filter) {
    ApiPage at = ApiPage.of(ask);
    Instant after = at.after();
    ApiRequest request =
        filter
            .apply(calls.get(path))
            .query(ApiNames.Assumed.CHANGED_AFTER, after == null ? null : ApiNames.literal(after))
            .query(ApiNames.Assumed.PAGE, at.number())
            .query(ApiNames.Assumed.PAGE_SIZE, ask.size());
    String function = "GET " + path;
    JsonNode answer =
        calls.list(request.alsoAccept(404), function, reply -> readPage(reply, function));
    List<ApiRow> found = found(path, answer);
    List<ApiPage.Line> lines =
        found.stream()
            .map(row -> new ApiPage.Line(row.keyOrMark(form.key()), row.changedAt()))
            .toList();
    boolean more = answer.hasNonNull(ApiNames.Assumed.NEXT_PAGE);
    ApiPage.Turn turn = at.turn(ask, lines, more, answer.path(ApiNames.Assumed.TOTAL).asLong(-1));
    List<Row<T>> rows = new ArrayList<>(found.size());
    found.subList(turn.fresh(), found.size()).forEach(row -> add(row, form, rows));
    ApiPage next = turn.next();
    return new Rows<>(rows, next == null ? null : next.text());
  }

  /** Reads a page; an empty list may come as one that is not there. */
  private static JsonNode readPage(ApiReply reply, String function) {
    if (reply.status() != 404) {
      return reply.json();
    }
    if (!ApiErrors.code(reply).equals(ApiNames.Assumed.NO_ROWS)) {
      throw ApiCalls.missing(function);
    }
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    empty.putArray(ApiNames.Assumed.ROWS);
    return empty;
  }

  private List<ApiRow> found(String path, JsonNode answer) {
    JsonNode list = answer.path(ApiNames.Assumed.ROWS);
    if (!list.isArray()) {
      throw new Broken(Message.of("proresult.no-list", "place", path));
    }
    List<ApiRow> found = new ArrayList<>(list.size());
    for (JsonNode each : list) {
      if (each instanceof ObjectNode row) {
        found.add(new ApiRow(path, row, zone));
      }
    }
    return found;
  }

  private static <T> void add(ApiRow row, ApiForm<T> form, List<Row<T>> rows) {
    String id = row.keyOrMark(form.key());
    try {
      if (form.isAsked(row)) {
        rows.add(new Row<>(id, form.read(row), null, row.changedAt()));
      }
    } catch (Broken e) {
      rows.add(new Row<>(id, null, e.message(), row.changedAt()));
    }
  }

  private boolean save(String template, String number, ObjectNode body, Sending<?> sending) {
    boolean isNew = sending.isNew();
    ApiRequest request =
        calls.write("PUT", !isNew, template, number).json(body).beforeSend(sending.beforeSend());
    try {
      return calls.call(request, "PUT " + template, ApiPort::isMade);
    } catch (Broken unreadable) {
      throw isNew ? new Unclear(unreadable.message(), unreadable) : unreadable;
    }
  }

  /** Returns whether a row was made; nothing, or the row, says that it is saved, all else not. */
  private static boolean isMade(ApiReply reply) {
    if (!reply.isEmpty()) {
      ApiErrors.requireNone(reply);
    }
    return reply.status() == 201;
  }

  private List<Outcome> mark(String path, Mark mark) {
    List<Outcome> outcomes = new ArrayList<>();
    List<String> ids = mark.ids();
    for (int from = 0; from < ids.size(); from += ApiNames.Assumed.MOST_IDS) {
      int to = Math.min(from + ApiNames.Assumed.MOST_IDS, ids.size());
      ApiRequest request = calls.write("POST", true, path).json(body(mark, ids.subList(from, to)));
      outcomes.addAll(calls.call(request, "POST " + path, ApiPort::outcomes));
    }
    return outcomes;
  }

  private static ObjectNode body(Mark mark, List<String> ids) {
    String reference = mark.reference();
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode array = body.putArray(ApiNames.Assumed.MARK_IDS);
    ids.forEach(id -> array.add(new BigInteger(id)));
    int length = Math.min(reference.length(), ApiNames.Assumed.LONGEST_REFERENCE);
    body.put(ApiNames.Assumed.MARK_REFERENCE, reference.substring(0, length));
    body.put(ApiNames.Assumed.MARK_DAY, mark.day().toString());
    return body;
  }

  private static List<Outcome> outcomes(ApiReply reply) {
    JsonNode list = reply.json().path(ApiNames.Assumed.RESULTS);
    if (!list.isArray()) {
      throw new Broken(Message.of("proresult.no-list", "place", ApiNames.Assumed.RESULTS));
    }
    List<Outcome> outcomes = new ArrayList<>(list.size());
    list.forEach(each -> outcomes.add(outcome(each)));
    return outcomes;
  }

  private static Outcome outcome(JsonNode row) {
    String code = ApiErrors.name(row.path(ApiNames.Assumed.ERROR_CODE));
    State state =
        switch (row.path(ApiNames.Assumed.RESULT).asText("")) {
          case ApiNames.Assumed.MADE -> State.MADE;
          case ApiNames.Assumed.CHANGED -> State.CHANGED;
          case ApiNames.Assumed.SAME -> State.SAME;
          default ->
              code.startsWith(ApiNames.Assumed.ALREADY) ? State.ALREADY_MARKED : State.FAILED;
        };
    return new Outcome(
        row.path(ApiNames.Assumed.RESULT_KEY).asText(""),
        state,
        code,
        row.path(ApiNames.Assumed.ERROR_TEXT).asText(""));
  }
}
