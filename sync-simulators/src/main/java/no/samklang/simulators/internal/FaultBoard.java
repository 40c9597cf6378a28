package no.samklang.simulators.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import no.samklang.simulators.CallSelector;
import no.samklang.simulators.Fault;
import no.samklang.simulators.FaultEffect;
import org.jspecify.annotations.Nullable;

/** The faults in force. Thread-safe. */
final class FaultBoard {

  private final List<Standing> standing = new CopyOnWriteArrayList<>();

  void add(Fault fault) {
    standing.add(new Standing(fault));
  }

  void clear() {
    standing.clear();
  }

  List<Fault> list() {
    return standing.stream().map(Standing::fault).toList();
  }

  /** Returns what strikes this call, in the order it was ordered. */
  List<FaultEffect> strike(String method, String path) {
    if (standing.isEmpty()) {
      return List.of();
    }
    List<FaultEffect> effects = new ArrayList<>(1);
    for (Standing fault : standing) {
      if (fault.strikes(method, path)) {
        effects.add(fault.fault.effect());
      }
    }
    standing.removeIf(Standing::usedUp);
    return effects;
  }

  /** A fault with its counters. */
  private static final class Standing {

    private final Fault fault;
    private final @Nullable Pattern pattern;
    private final SplittableRandom random;
    private int candidates;
    private int strikes;

    Standing(Fault fault) {
      this.fault = fault;
      this.pattern = fault.calls().regex() ? Pattern.compile(fault.calls().path()) : null;
      this.random = new SplittableRandom(fault.calls().seed());
    }

    Fault fault() {
      return fault;
    }

    synchronized boolean strikes(String method, String path) {
      if (!isCandidate(method, path) || usedUp()) {
        return false;
      }
      candidates++;
      CallSelector calls = fault.calls();
      boolean struck =
          (calls.nth() == 0 || candidates == calls.nth())
              && (calls.first() == 0 || candidates <= calls.first())
              && (calls.every() == 0 || candidates % calls.every() == 0)
              && (calls.share() >= 1 || random.nextDouble() < calls.share());
      if (struck) {
        strikes++;
      }
      return struck;
    }

    synchronized boolean usedUp() {
      CallSelector calls = fault.calls();
      return (calls.times() > 0 && strikes >= calls.times())
          || (calls.nth() > 0 && candidates >= calls.nth())
          || (calls.first() > 0 && candidates >= calls.first());
    }

    private boolean isCandidate(String method, String path) {
      String wanted = fault.calls().method();
      if (wanted != null && !wanted.toUpperCase(Locale.ROOT).equals(method)) {
        return false;
      }
      String prefix = fault.calls().path();
      return pattern == null
          ? path.regionMatches(true, 0, prefix, 0, prefix.length())
          : pattern.matcher(path).matches();
    }
  }
}
