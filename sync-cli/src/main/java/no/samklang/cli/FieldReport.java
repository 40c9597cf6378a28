package no.samklang.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import no.samklang.sync.RunReport;

/** What the week in the field comes to: each finished task is one order, with all of it. */
final class FieldReport {
  private FieldReport() {}

  static DemoResult of(DemoStage stage, FieldCompany company, RunReport last) {
    Texts texts = stage.texts();
    List<BalanceLine> balance = FieldBooks.balance(company, texts);
    List<ObjectNode> orders = company.office().rows("salesOrders");
    boolean balanced = balance.stream().allMatch(BalanceLine::balanced);
    boolean single =
        orders.size() == company.orderedTasks().size()
            && company.orderedTasks().stream()
                .allMatch(task -> FieldBooks.orders(company, task).size() == 1);
    boolean invoiced = company.office().count("invoicings") > 0;
    long waiting = stage.workspace().waiting();
    List<String> facts = new ArrayList<>();
    facts.add(texts.of(balanced ? "cli.demo.field-balanced" : "cli.demo.not-balanced"));
    facts.add(
        texts.of(
            single ? "cli.demo.field-single" : "cli.demo.field-not-single",
            "orders",
            orders.size()));
    facts.add(texts.of(invoiced ? "cli.demo.field-invoiced" : "cli.demo.field-not-invoiced"));
    facts.add(stage.waits(waiting));
    String shown = company.orderedTasks().get(2);
    for (ObjectNode order : FieldBooks.orders(company, shown)) {
      facts.add(texts.of("cli.demo.field-texts", "task", shown));
      FieldBooks.texts(company, order).forEach(text -> facts.add("  " + text));
    }
    return new BalanceReport(
        texts,
        List.of(
            texts.of("cli.demo.field-task"), texts.of("cli.demo.craft-what"), "Smartday", "24SO"),
        balance,
        facts,
        balanced && single && !invoiced && waiting == 0,
        last);
  }
}
