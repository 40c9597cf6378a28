package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.ControlReport;
import no.samklang.sync.Outcome;
import no.samklang.sync.RouteReport;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/** Counts what became of a route's records, and why. Thread-safe. */
final class RouteLog {
  private static final int EXAMPLES = 10;

  private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);
  private final Map<String, Tally> reasons = new LinkedHashMap<>();
  private @Nullable ControlReport totals;

  synchronized void count(Outcome outcome, long records) {
    if (records > 0) {
      counts.merge(outcome, records, Long::sum);
    }
  }

  /**
   * Counts one record with its reason.
   *
   * @param fresh whether it is named for the first time
   */
  synchronized void count(
      Outcome outcome, Message why, @Nullable String label, String id, boolean fresh) {
    count(outcome, 1);
    note(outcome, why, label, id, fresh);
  }

  /** Notes a reason beside a record that was counted otherwise. */
  synchronized void note(
      Outcome outcome, Message why, @Nullable String label, String id, boolean fresh) {
    reasons
        .computeIfAbsent(outcome + " " + why.code(), key -> new Tally(outcome, why))
        .add(label == null || label.isBlank() ? id : label + " (" + id + ")", fresh);
  }

  /** Notes what a mapper remarks on a record that was counted with this outcome, by code once. */
  synchronized void remark(
      Outcome outcome, List<Message> remarks, @Nullable String label, String id) {
    Set<String> codes = new HashSet<>();
    for (Message remark : remarks) {
      if (codes.add(remark.code())) {
        note(outcome, remark, label, id, true);
      }
    }
  }

  /** Keeps the control totals of the run. */
  synchronized void totals(ControlReport report) {
    totals = report;
  }

  synchronized @Nullable ControlReport totals() {
    return totals;
  }

  /** Notes a reason that concerns so many records, which are not named. */
  synchronized void note(Outcome outcome, Message why, long records) {
    reasons.computeIfAbsent(outcome + " " + why.code(), key -> new Tally(outcome, why)).count +=
        records;
  }

  synchronized Map<Outcome, Long> counts() {
    return new EnumMap<>(counts.isEmpty() ? new EnumMap<>(Outcome.class) : counts);
  }

  synchronized List<RouteReport.Reason> reasons() {
    return reasons.values().stream().map(Tally::reason).toList();
  }

  private static final class Tally {
    private final Outcome outcome;
    private final Message message;
    private final List<String> examples = new ArrayList<>();
    private long count;
    private long fresh;

    Tally(Outcome outcome, Message message) {
      this.outcome = outcome;
      this.message = message;
    }

    void add(String example, boolean isFresh) {
      count++;
      if (isFresh) {
        fresh++;
      }
      if (examples.size() < EXAMPLES) {
        examples.add(example);
      }
    }

    RouteReport.Reason reason() {
      return new RouteReport.Reason(outcome, message, count, fresh, examples);
    }
  }
}
