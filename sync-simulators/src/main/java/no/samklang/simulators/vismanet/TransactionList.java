package no.samklang.simulators.vismanet;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Request;
import no.samklang.simulators.internal.Surroundings;

/**
 * Answers the list of project transactions. A document passes a filter on lines if one line does.
 */
final class TransactionList {

  private static final int MAXIMUM = 500;

  private final Company company;
  private final Lists lists;
  private final TransactionView view;
  private final Surroundings surroundings;

  TransactionList(Company company, Lists lists, TransactionView view, Surroundings surroundings) {
    this.company = company;
    this.lists = lists;
    this.view = view;
    this.surroundings = surroundings;
  }

  Answer answer(Request request) {
    Predicate<TransactionDocument> wanted =
        visible().and(byDocument(request)).and(byPeriod(request)).and(byLine(request));
    List<TransactionDocument> found = company.transactions.all().filter(wanted).toList();
    boolean notes = request.parameter("expandNote").map(RowFilter::bool).orElse(false);
    return lists.page(request, found.size(), MAXIMUM, true, at -> view.show(found.get(at), notes));
  }

  private Predicate<TransactionDocument> visible() {
    long now = surroundings.now().toEpochMilli();
    return document -> document.visibleFrom() <= now;
  }

  private Predicate<TransactionDocument> byDocument(Request request) {
    Optional<LongPredicate> created = lists.pair(request, "createdDateTime", true);
    Optional<LongPredicate> modified = lists.pair(request, "lastModifiedDateTime", false);
    Optional<String> module = request.parameter("module");
    Optional<String> status = request.parameter("status");
    return document ->
        created.map(test -> test.test(document.created())).orElse(true)
            && modified.map(test -> test.test(document.modified())).orElse(true)
            && module.map(document.module()::equals).orElse(true)
            && status.map(document.status()::equals).orElse(true);
  }

  private static Predicate<TransactionDocument> byPeriod(Request request) {
    String from = period(request, "fromPeriod");
    String to = period(request, "toPeriod");
    return document ->
        document.lines().stream()
            .map(TransactionLine::period)
            .anyMatch(period -> period.compareTo(from) >= 0 && period.compareTo(to) <= 0);
  }

  private static String period(Request request, String name) {
    String value = request.parameter(name).orElse("");
    if (!value.matches("\\d{6}")) {
      throw new IllegalArgumentException("Error: '" + name + "' must be given as YYYYPP.");
    }
    return value;
  }

  private Predicate<TransactionDocument> byLine(Request request) {
    Predicate<TransactionLine> wanted = line -> true;
    Optional<String> project = request.parameter("project");
    if (project.isPresent() && !surroundings.has(VismanetVariants.PROJECT_FILTER_IGNORED)) {
      int id = id(company.projects, project.get(), "internalID");
      wanted = wanted.and(line -> line.project() == id);
    }
    Optional<String> task = request.parameter("projectTask");
    if (task.isPresent()) {
      wanted = wanted.and(line -> taskId(line).equals(task.get()));
    }
    Optional<Boolean> billable = request.parameter("billable").map(RowFilter::bool);
    if (billable.isPresent()) {
      wanted = wanted.and(line -> line.billable() == billable.get());
    }
    Optional<String> date = request.parameter("date");
    if (date.isPresent()) {
      wanted = wanted.and(line -> date.get().startsWith(line.date().toString()));
    }
    Predicate<TransactionLine> test = wanted;
    return document -> document.lines().stream().anyMatch(test);
  }

  private String taskId(TransactionLine line) {
    int slot = line.task() == RowSource.NONE ? RowSource.NONE : company.tasks.byId(line.task());
    return slot == RowSource.NONE ? "" : company.tasks.row(slot).path("taskId").asText();
  }

  private static int id(Table table, String code, String idName) {
    int slot = table.byCode(code);
    return slot == RowSource.NONE ? RowSource.NONE - 1 : table.row(slot).path(idName).asInt();
  }
}
