package no.samklang.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.Outcome;
import no.samklang.sync.PlannedChange;

/** The lines of a plan as plain lines: the first few of each kind, or all. */
final class PlanText {
  private final Texts texts;
  private final long most;

  /**
   * Shows changes.
   *
   * @param most how many of each route and outcome are shown
   */
  PlanText(Texts texts, long most) {
    this.texts = texts;
    this.most = most;
  }

  void print(Iterable<PlannedChange> changes, Consumer<String> out) {
    String route = "";
    Map<Outcome, Long> seen = new EnumMap<>(Outcome.class);
    for (PlannedChange change : changes) {
      if (!change.route().equals(route)) {
        more(seen, out);
        route = change.route();
        seen.clear();
        out.accept("");
        out.accept(route);
      }
      if (seen.merge(change.outcome(), 1L, Long::sum) <= most) {
        print(change, out);
      }
    }
    more(seen, out);
  }

  private void print(PlannedChange change, Consumer<String> out) {
    out.accept("  " + Labels.of(change) + ": " + texts.outcome(change.outcome()));
    var reason = change.reason();
    if (reason != null) {
      out.accept("      " + texts.of(reason));
    }
    for (FieldDifference field : change.fields()) {
      Html.FieldLine line = texts.field(field);
      String before = line.before().isEmpty() ? "" : line.before() + " -> ";
      out.accept("      " + line.name() + ": " + before + line.after());
    }
  }

  private void more(Map<Outcome, Long> seen, Consumer<String> out) {
    seen.forEach(
        (outcome, count) -> {
          if (count > most) {
            out.accept(
                "  "
                    + texts.of("cli.more", "count", count - most)
                    + " ("
                    + texts.outcome(outcome)
                    + ")");
          }
        });
  }
}
