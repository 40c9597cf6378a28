package no.samklang.sync.testkit;

import java.util.function.Supplier;

/**
 * Stands around every call that goes through one connection to an {@link InMemorySystem}: counts
 * it, holds it up or lets it not happen. Used on the caller's thread, by several at once.
 */
public interface CallWatch {
  /** Lets every call be. */
  CallWatch NONE =
      new CallWatch() {
        @Override
        public <V> V around(Call call, Supplier<V> work) {
          return work.get();
        }
      };

  /** Does the work of a call and returns its answer, or throws before it or after. */
  <V> V around(Call call, Supplier<V> work);
}
