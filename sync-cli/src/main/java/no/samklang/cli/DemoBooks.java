package no.samklang.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what stands in both systems, from their own data and not from what a run reports. */
final class DemoBooks {
  private final DemoCompany company;
  private final Map<Key, Sums> byKey = new TreeMap<>();

  private DemoBooks(DemoCompany company) {
    this.company = company;
  }

  /** Whose hours on which project. */
  private record Key(String project, String employee) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byProject = project.compareTo(other.project);
      return byProject != 0 ? byProject : employee.compareTo(other.employee);
    }
  }

  /** Hours and billable hours. */
  record Figures(BigDecimal hours, BigDecimal billable) {
    static final Figures NONE = new Figures(BigDecimal.ZERO, BigDecimal.ZERO);

    Figures plus(Figures more) {
      return new Figures(hours.add(more.hours), billable.add(more.billable));
    }

    boolean same(Figures other) {
      return hours.compareTo(other.hours) == 0 && billable.compareTo(other.billable) == 0;
    }
  }

  private record Sums(Figures registered, Figures posted) {}

  /** A line of the balance: one person on one project, in both systems. */
  record Line(String project, String employee, Figures registered, Figures posted) {
    boolean balanced() {
      return registered.same(posted);
    }
  }

  static List<Line> balance(DemoCompany company) {
    DemoBooks books = new DemoBooks(company);
    books.registered();
    books.posted();
    List<Line> lines = new ArrayList<>();
    books.byKey.forEach(
        (key, sums) ->
            lines.add(
                new Line(
                    company.projectName(key.project()),
                    key.employee(),
                    sums.registered(),
                    sums.posted())));
    return lines;
  }

  /** Returns the hours of the lines in Visma.net with this text before their mark, in order. */
  static List<BigDecimal> postedUnder(DemoCompany company, String text) {
    List<BigDecimal> found = new ArrayList<>();
    for (ObjectNode document : company.visma().rows("projectTransactions")) {
      for (JsonNode line : document.path("lines")) {
        if (line.path("description").asText().startsWith(text + " #")) {
          found.add(line.path("quantity").decimalValue());
        }
      }
    }
    return found;
  }

  static Figures registered(List<Line> lines) {
    return lines.stream().map(Line::registered).reduce(Figures.NONE, Figures::plus);
  }

  static Figures posted(List<Line> lines) {
    return lines.stream().map(Line::posted).reduce(Figures.NONE, Figures::plus);
  }

  private void registered() {
    Map<Long, String> names = new HashMap<>();
    for (ObjectNode employee : company.tidsbanken().rows("ansatte")) {
      names.put(employee.path("Id").asLong(), DemoCompany.employeeName(employee));
    }
    for (ObjectNode entry : company.tidsbanken().rows("timelinjer")) {
      if (entry.path("Godkjent").asBoolean()) {
        String name = names.getOrDefault(entry.path("AnsattId").asLong(), "?");
        Figures figures =
            new Figures(
                entry.path("AntallTimer").decimalValue(),
                entry.path("FakturaAntall").decimalValue());
        byKey.merge(
            new Key(entry.path("ProsjektId").asText(), name),
            new Sums(figures, Figures.NONE),
            DemoBooks::add);
      }
    }
  }

  private void posted() {
    for (ObjectNode document : company.visma().rows("projectTransactions")) {
      for (JsonNode line : document.path("lines")) {
        Figures figures =
            new Figures(
                line.path("quantity").decimalValue(), line.path("billableQuantity").decimalValue());
        byKey.merge(
            new Key(
                line.path("project").path("id").asText(),
                line.path("employee").path("employeeName").asText()),
            new Sums(Figures.NONE, figures),
            DemoBooks::add);
      }
    }
  }

  private static Sums add(Sums one, Sums other) {
    return new Sums(one.registered.plus(other.registered), one.posted.plus(other.posted));
  }
}
