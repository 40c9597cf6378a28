package no.samklang.sync.testkit;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.samklang.sync.spi.RequestCounts;
import no.samklang.sync.spi.SyncException;
import org.jspecify.annotations.Nullable;

/** Records calls and lets a test break them, before or after the work. Thread-safe. */
final class Faults {
  private final InstantSource clock;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Operation, Deque<SyncException>> before = new EnumMap<>(Operation.class);
  private final Map<Operation, Deque<SyncException>> after = new EnumMap<>(Operation.class);
  private final List<FaultRule.Active> rules = new ArrayList<>();
  private final Map<Operation, Consumer<Call>> hooksBefore = new EnumMap<>(Operation.class);
  private final Map<Operation, Consumer<Call>> hooksAfter = new EnumMap<>(Operation.class);

  Faults(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Does the work of a call that may be broken. Hooks run outside any lock.
   *
   * @param lastCheck what the caller does right before the call goes out
   */
  <V> V around(Call call, Runnable lastCheck, Supplier<V> work) {
    step(call, hooksBefore, before);
    List<Fault> hitting = hitting(call);
    hitting.forEach(fault -> fault.before(call));
    lastCheck.run();
    hitting.forEach(fault -> fault.onItsWay(clock));
    V answer = work.get();
    for (Fault fault : hitting) {
      answer = changed(fault, call, answer);
    }
    step(call, hooksAfter, after);
    return answer;
  }

  @SuppressWarnings("unchecked") // a fault answers a page with a page, and all else as it is
  private static <V> V changed(Fault fault, Call call, V answer) {
    return (V) fault.after(call, answer);
  }

  private synchronized List<Fault> hitting(Call call) {
    List<Fault> hitting = new ArrayList<>();
    for (FaultRule.Active rule : rules) {
      if (rule.hits(call)) {
        hitting.add(rule.fault());
      }
    }
    return hitting;
  }

  synchronized void add(FaultRule rule) {
    rules.add(rule.begin());
  }

  synchronized void clear() {
    rules.clear();
    before.clear();
    after.clear();
  }

  synchronized void failBefore(Operation operation, SyncException fault) {
    before.computeIfAbsent(operation, absent -> new ArrayDeque<>()).add(fault);
  }

  synchronized void failAfter(Operation operation, SyncException fault) {
    after.computeIfAbsent(operation, absent -> new ArrayDeque<>()).add(fault);
  }

  synchronized void hookBefore(Operation operation, Consumer<Call> hook) {
    hooksBefore.merge(operation, hook, Consumer::andThen);
  }

  synchronized void hookAfter(Operation operation, Consumer<Call> hook) {
    hooksAfter.merge(operation, hook, Consumer::andThen);
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized RequestCounts counts() {
    Map<String, Long> counts = new TreeMap<>();
    calls.forEach(call -> counts.merge(call.operation() + " " + call.type(), 1L, Long::sum));
    return new RequestCounts(counts, 0, 0, 0);
  }

  synchronized void record(Call call) {
    calls.add(call);
  }

  private void step(
      Call call,
      Map<Operation, Consumer<Call>> hooks,
      Map<Operation, Deque<SyncException>> faults) {
    Consumer<Call> hook;
    SyncException fault;
    synchronized (this) {
      hook = hooks.get(call.operation());
      fault = poll(faults.get(call.operation()));
    }
    if (hook != null) {
      hook.accept(call);
    }
    if (fault != null) {
      throw fault;
    }
  }

  private static @Nullable SyncException poll(@Nullable Deque<SyncException> faults) {
    return faults == null ? null : faults.poll();
  }
}
