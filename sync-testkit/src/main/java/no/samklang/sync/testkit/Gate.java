package no.samklang.sync.testkit;

import java.util.List;
import java.util.function.Supplier;

/** The way into a system for one connection: what its calls go through. Thread-safe. */
record Gate(Faults faults, CallWatch watch) {
  /** Does the work as a call that is recorded, watched and may be broken. */
  <V> V around(Operation operation, String type, List<String> about, Supplier<V> work) {
    return around(new Call(operation, type, about), () -> {}, work);
  }

  /** Does the work that makes something: the last is to ask whether it may be sent. */
  <V> V around(Call call, Runnable lastCheck, Supplier<V> work) {
    faults.record(call);
    return watch.around(call, () -> faults.around(call, lastCheck, work));
  }
}
