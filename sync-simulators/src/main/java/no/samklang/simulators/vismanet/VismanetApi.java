package no.samklang.simulators.vismanet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Routes;
import no.samklang.simulators.internal.Surroundings;
import org.jspecify.annotations.Nullable;

/** The operations of the API. */
final class VismanetApi {

  private static final String HOST = "https://api.finance.visma.net";

  private final Company company;
  private final VismanetErrors errors;
  private final Views views;
  private final Lists lists;
  private final ListSpecs specs;
  private final TransactionView transactionView;
  private final TransactionList transactionList;
  private final TransactionWriter writer;
  private final Background background;

  VismanetApi(Company company, Surroundings surroundings, VismanetErrors errors) {
    Stamps stamps = new Stamps(surroundings);
    this.company = company;
    this.errors = errors;
    this.views = new Views(company, stamps, surroundings);
    this.lists = new Lists(company, stamps, views, surroundings);
    this.specs = new ListSpecs(company, views, surroundings);
    this.transactionView = new TransactionView(company, views, stamps);
    this.transactionList = new TransactionList(company, lists, transactionView, surroundings);
    this.writer = new TransactionWriter(company, surroundings, stamps);
    this.background = new Background(surroundings);
  }

  static void addTo(Routes routes, Supplier<VismanetApi> api) {
    Adder adder = new Adder(routes, api);
    adder.list("/v1/customer", ListSpecs::customers);
    adder.single(
        "/v1/customer/{customerCd}",
        "customerCd",
        a -> a.company.customers,
        a -> a.views::customer);
    adder.internal(
        "/v1/customer/internal/{internalID}",
        "internalID",
        a -> a.company.customers,
        a -> a.views::customer);
    adder.list("/v1/project", ListSpecs::projects);
    adder.list("/v1/project/tasks", ListSpecs::tasks);
    adder.single(
        "/v1/project/{projectID}", "projectID", a -> a.company.projects, a -> a.views::project);
    adder.internal(
        "/v1/project/internal/{internalID}",
        "internalID",
        a -> a.company.projects,
        a -> a.views::project);
    adder.list("/v1/projectbasic", ListSpecs::projectsBasic);
    adder.list("/v1/projecttask", ListSpecs::tasks);
    adder.internal(
        "/v1/projecttask/{internalId}", "internalId", a -> a.company.tasks, a -> a.views::task);
    adder.list("/v1/employee", ListSpecs::employees);
    adder.single(
        "/v1/employee/{employeeCd}",
        "employeeCd",
        a -> a.company.employees,
        a -> a.views::employee);
    adder.list("/v1/inventory", ListSpecs::inventory);
    adder.single(
        "/v1/inventory/{inventoryNumber}",
        "inventoryNumber",
        a -> a.company.inventory,
        a -> a.views::item);
    adder.internal(
        "/v1/inventory/internal/{inventoryId}",
        "inventoryId",
        a -> a.company.inventory,
        a -> a.views::item);
    adder.list("/v1/financialPeriod", ListSpecs::periods);
    adder.single(
        "/v1/financialPeriod/{financialPeriodId}",
        "financialPeriodId",
        a -> a.company.periods,
        a -> a.views::period);
    adder.list("/v1/account", ListSpecs::accounts);
    adder.single(
        "/v1/account/{accountCd}", "accountCd", a -> a.company.accounts, a -> a.views::account);
    adder.list("/v1/subaccount", ListSpecs::subaccounts);
    adder.single(
        "/v1/subaccount/{subAccountNumber}",
        "subAccountNumber",
        a -> a.company.subaccounts,
        a -> a.views::subaccount);
    adder.list("/v1/projectaccountgroup", ListSpecs::accountGroups);
    adder.single(
        "/v1/projectaccountgroup/{accountGroupId}",
        "accountGroupId",
        a -> a.company.accountGroups,
        a -> a.views::accountGroup);
    adder.add("GET", "/v1/projecttransaction", a -> a.transactionList::answer);
    adder.add("POST", "/v1/projecttransaction", a -> a::create);
    adder.add("GET", "/v1/projecttransaction/{refNbr}", a -> a::get);
    adder.add("PUT", "/v1/projecttransaction/{refNbr}", a -> a::change);
    routes.add("GET", "/v1/background/{requestId}", request -> api.get().background.state(request));
    routes.add(
        "GET",
        "/v1/background/{requestId}/content",
        request -> api.get().background.content(request));
  }

  /** Adds routes that find the present API when they are called. */
  private record Adder(Routes routes, Supplier<VismanetApi> api) {

    void add(
        String method, String path, Function<VismanetApi, Function<Request, Answer>> operation) {
      routes.add(
          method,
          path,
          request -> {
            VismanetApi now = api.get();
            return now.background.run(request, () -> operation.apply(now).apply(request));
          });
    }

    void list(String path, Function<ListSpecs, ListSpec> spec) {
      add("GET", path, a -> request -> a.lists.answer(spec.apply(a.specs), request));
    }

    void single(
        String path,
        String variable,
        Function<VismanetApi, Table> table,
        Function<VismanetApi, IntFunction<ObjectNode>> view) {
      add(
          "GET",
          path,
          a ->
              request -> {
                Table rows = table.apply(a);
                int slot =
                    PathKey.read(request.decodedVariable(variable))
                        .map(rows::byCode)
                        .orElse(RowSource.NONE);
                return a.one(rows, slot, view.apply(a));
              });
    }

    void internal(
        String path,
        String variable,
        Function<VismanetApi, Table> table,
        Function<VismanetApi, IntFunction<ObjectNode>> view) {
      add(
          "GET",
          path,
          a ->
              request -> {
                String id = request.variable(variable);
                Table rows = table.apply(a);
                int slot =
                    id.matches("\\d{1,9}") ? rows.byId(Integer.parseInt(id)) : RowSource.NONE;
                return a.one(rows, slot, view.apply(a));
              });
    }
  }

  private Answer one(Table table, int slot, IntFunction<ObjectNode> view) {
    if (slot == RowSource.NONE) {
      return Answer.empty(404);
    }
    return Answer.json(200, views.finish(view.apply(slot))).with("ETag", etag(table.version(slot)));
  }

  private Answer get(Request request) {
    TransactionDocument document = document(request);
    if (document == null) {
      return Answer.empty(404);
    }
    return Answer.json(200, views.finish(transactionView.show(document, true)))
        .with("ETag", etag(document.version()));
  }

  private Answer create(Request request) {
    try {
      TransactionDocument created = writer.create(request.json(), request);
      return Answer.empty(201)
          .with("Location", HOST + "/v1/projecttransaction/" + created.refNbr())
          .with("ETag", etag(created.version()));
    } catch (BusinessRule e) {
      return errors.business(e);
    }
  }

  private Answer change(Request request) {
    TransactionDocument before = document(request);
    if (before == null) {
      return Answer.empty(404);
    }
    String expected = request.header("If-Match").orElse(etag(before.version()));
    if (!expected.equals(etag(before.version()))) {
      return Answer.empty(412);
    }
    try {
      return Answer.empty(204).with("ETag", etag(writer.change(before, request.json()).version()));
    } catch (BusinessRule e) {
      return errors.business(e);
    }
  }

  private @Nullable TransactionDocument document(Request request) {
    return PathKey.read(request.decodedVariable("refNbr"))
        .map(company.transactions::get)
        .orElse(null);
  }

  private static String etag(long version) {
    return "\"" + Changes.text(version) + "\"";
  }
}
