package no.samklang.sync.internal;

import java.util.List;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Write;
import no.samklang.sync.spi.Written;
import org.jspecify.annotations.Nullable;

/**
 * Several writes that go to the target in one call. It is made once, and each write asks what
 * became of it; what broke the whole call is what each of them is told. Not thread-safe.
 *
 * @param <T> class of the records
 */
final class SharedCall<T> {
  private final List<Write<T>> writes;
  private List<Written> outcomes = List.of();
  private @Nullable RuntimeException failure;
  private @Nullable Error error;

  SharedCall(List<Write<T>> writes) {
    this.writes = writes;
  }

  /** Makes the call. */
  void make(LeaseKeeper lease, TargetSystem target, EntityType<T> type) {
    try {
      lease.ensure();
      outcomes = target.writeAll(type, writes);
      if (outcomes.size() != writes.size()) {
        throw new IllegalStateException(
            outcomes.size() + " outcomes came for " + writes.size() + " writes");
      }
    } catch (RuntimeException e) {
      failure = e;
    } catch (Error e) {
      error = e;
    }
  }

  /** Returns the receipt of a write, or throws what it, or the whole call, failed with. */
  Receipt outcome(int index) {
    if (error != null) {
      throw error;
    }
    if (failure != null) {
      throw failure;
    }
    return outcomes.get(index).orThrow();
  }
}
