package no.samklang.connector.vismanet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import no.samklang.sync.http.ApiClient;
import no.samklang.sync.spi.Check;
import no.samklang.sync.spi.Check.Item;
import no.samklang.sync.spi.Check.Result;
import no.samklang.sync.spi.ConnectorContext;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;

/** Looks at credentials, company, scopes, today's period and the list of tasks; reads only. */
final class CompanyCheck {
  private static final String TOKEN_REFUSED = "http.token-refused";

  private final ApiClient client;
  private final String tenant;
  private final ConnectorContext context;
  private final Supplier<String> scope;

  /**
   * Prepares a check.
   *
   * @param scope gives the scopes of the last token, empty when it named none
   */
  CompanyCheck(ApiClient client, String tenant, ConnectorContext context, Supplier<String> scope) {
    this.client = client;
    this.tenant = tenant;
    this.context = context;
    this.scope = scope;
  }

  Check run() {
    List<Item> items = new ArrayList<>();
    List<Rows.Period> periods;
    try {
      periods = client.request("GET", VismanetApi.PERIODS).readRows(Rows.Period.class);
    } catch (NotAllowed refused) {
      addRefusal(items, refused);
      return new Check("", items);
    }
    items.add(ok("credentials", Message.of("vismanet.check.credentials")));
    String company = companyName();
    items.add(ok("company", Message.of("vismanet.check.company", "company", company)));
    items.add(scopeItem(VismanetApi.SCOPE_READ));
    items.add(scopeItem(VismanetApi.SCOPE_CREATE));
    items.add(period(periods));
    items.add(tasks());
    return new Check(company, items);
  }

  private void addRefusal(List<Item> items, NotAllowed refused) {
    boolean credentials = refused.message().code().equals(TOKEN_REFUSED);
    if (!credentials) {
      items.add(ok("credentials", Message.of("vismanet.check.credentials")));
    }
    items.add(new Item(credentials ? "credentials" : "company", Result.FAILED, refused.message()));
    if (!credentials) {
      items.add(scopeItem(VismanetApi.SCOPE_READ));
      items.add(scopeItem(VismanetApi.SCOPE_CREATE));
    }
  }

  /** The branch of any employee is named as the company is; the API has no cheaper word for it. */
  private String companyName() {
    try {
      return named(firstRow(ListSpec.EMPLOYEES).rows());
    } catch (NotAllowed refused) {
      return tenant;
    }
  }

  private <R extends Rows.Listed> RowPage<R> firstRow(ListSpec<R> spec) {
    return client
        .request("GET", spec.path())
        .query(VismanetApi.PAGE, 1)
        .query(VismanetApi.PAGE_SIZE, 1)
        .alsoAccept(404)
        .send(reply -> RowPage.of(reply, spec));
  }

  private String named(List<Rows.Employee> employees) {
    return employees.stream()
        .map(Rows.Employee::branch)
        .filter(branch -> branch != null && branch.name() != null)
        .findFirst()
        .map(branch -> branch.name() + " (" + tenant + ")")
        .orElse(tenant);
  }

  private Item scopeItem(String wanted) {
    String given = scope.get();
    String name = "scope " + wanted;
    if (given.isBlank()) {
      return new Item(
          name, Result.WARNING, Message.of("vismanet.check.scope-not-stated", "scope", wanted));
    }
    return Arrays.asList(given.trim().split("\\s+")).contains(wanted)
        ? ok(name, Message.of("vismanet.check.scope", "scope", wanted))
        : new Item(
            name,
            Result.FAILED,
            Message.of("vismanet.check.scope-missing", "scope", wanted, "given", given));
  }

  private Item period(List<Rows.Period> periods) {
    LocalDate today = LocalDate.ofInstant(context.clock().instant(), context.zone());
    Message message = Message.of("vismanet.check.period-open", "day", today);
    for (Rows.Period period : periods) {
      if (covers(period, today) && period.open()) {
        return ok("period", message);
      }
    }
    return new Item(
        "period", Result.WARNING, Message.of("vismanet.check.period-closed", "day", today));
  }

  private static boolean covers(Rows.Period period, LocalDate day) {
    try {
      LocalDate start = Stamps.day("startDate", period.startDate());
      LocalDate end = Stamps.day("endDate", period.endDate());
      return start != null && end != null && !day.isBefore(start) && !day.isAfter(end);
    } catch (RowFault unreadable) {
      return false;
    }
  }

  private Item tasks() {
    try {
      RowPage<Rows.Task> unused = firstRow(ListSpec.TASKS);
      return ok("tasks", Message.of("vismanet.check.tasks"));
    } catch (Rejected refused) {
      return new Item("tasks", Result.WARNING, Message.of("vismanet.check.tasks-refused"));
    } catch (NotAllowed refused) {
      return new Item("tasks", Result.FAILED, refused.message());
    }
  }

  private static Item ok(String name, Message message) {
    return new Item(name, Result.OK, message);
  }
}
