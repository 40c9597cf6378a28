package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what stands in both systems, from their own data and not from what a run reports. */
final class CraftBooks {
  private static final String HOURS = "HRS";

  private final CraftCompany company;
  private final Map<Key, BigDecimal[]> sums = new TreeMap<>();

  private CraftBooks(CraftCompany company) {
    this.company = company;
  }

  /** What: hours by person, or items. */
  private record Key(boolean items, String project, String what) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return (items + project + what).compareTo(other.items + other.project + other.what);
    }
  }

  /** Returns the balance of all that is for Visma.net. */
  static List<BalanceLine> balance(CraftCompany company) {
    CraftBooks books = new CraftBooks(company);
    books.registered();
    books.posted();
    List<BalanceLine> lines = new ArrayList<>();
    books.sums.forEach(
        (key, figures) ->
            lines.add(
                new BalanceLine(
                    key.project() + " " + company.projectName(key.project()),
                    key.what(),
                    figures[0],
                    figures[1])));
    return lines;
  }

  /** Returns the hours on work types that were made in Proresult. */
  static BigDecimal ownHours(CraftCompany company) {
    return company.proresult().rows("timer").stream()
        .filter(row -> row.path("arbeidsartKilde").asText().equals("PRORESULT"))
        .map(row -> row.path("antallTimer").decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private void registered() {
    for (ObjectNode row : company.proresult().rows("timer")) {
      if (row.path("arbeidsartKilde").asText().equals("ERP")) {
        String name =
            company
                .proresult()
                .row("arbeidere", row.path("arbeiderId").asText())
                .map(worker -> worker.path("navn").asText())
                .orElse("?");
        add(false, row.path("prosjektnummer").asText(), name, 0, row.path("antallTimer"));
      }
    }
    for (ObjectNode row : company.proresult().rows("vareuttak")) {
      String what = row.path("beskrivelse").asText();
      add(true, row.path("prosjektnummer").asText(), what, 0, row.path("antall"));
    }
  }

  private void posted() {
    for (ObjectNode document : company.visma().rows("projectTransactions")) {
      boolean hours = document.path("description").asText().startsWith(HOURS);
      for (JsonNode line : document.path("lines")) {
        String what =
            hours
                ? line.path("employee").path("employeeName").asText()
                : line.path("description").asText().replaceFirst(" #.*$", "");
        add(!hours, line.path("project").path("id").asText(), what, 1, line.path("quantity"));
      }
    }
  }

  private void add(boolean items, String project, String what, int side, JsonNode figure) {
    BigDecimal[] figures =
        sums.computeIfAbsent(
            new Key(items, project, what),
            key -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
    figures[side] = figures[side].add(figure.decimalValue());
  }
}
