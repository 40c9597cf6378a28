package no.samklang.sync.testkit.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import no.samklang.sync.spi.Connector;
import no.samklang.sync.spi.SyncStateStore;
import no.samklang.sync.testkit.Call;
import no.samklang.sync.testkit.CallWatch;
import no.samklang.sync.testkit.InMemorySystem;

/**
 * One process as the world sees it: everything it does to store and systems passes here, and here
 * it is cut or paused at its n-th point. From a cut on nothing reaches store or systems, as from a
 * dead process; a pause holds all its threads, as a stopped process. Thread-safe.
 */
public final class Life {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);
  private final Fate fate;
  private final int fateful;
  private final List<String> late = new ArrayList<>();
  private State state = State.RUNNING;
  private int points;
  private int busy;
  private boolean ended;
  private String where = "nowhere";

  /** What happens at the fateful point. */
  enum Fate {
    CUT,
    PAUSE
  }

  private enum State {
    RUNNING,
    DEAD,
    PAUSED,
    /** Goes on after another process took over. */
    RESUMED,
    /** Took a lease again, so that it may write. */
    RETURNED
  }

  private Life(Fate fate, int fateful) {
    this.fate = fate;
    this.fateful = fateful;
  }

  /** Returns a life that nothing disturbs. */
  static Life undisturbed() {
    return new Life(Fate.CUT, Integer.MAX_VALUE);
  }

  static Life with(Fate fate, int point) {
    return new Life(fate, point);
  }

  /** Returns the store as this process reaches it. */
  public SyncStateStore store(SyncStateStore store) {
    return Watched.of(
        SyncStateStore.class,
        store,
        (method, arguments, work) -> around(new Moment.Stored(method), work));
  }

  /**
   * Returns a system as this process reaches it. Of an {@link InMemorySystem} the single steps of a
   * document are points too; of any other connector the calls of its methods.
   */
  public Connector connector(Connector connector) {
    return connector instanceof InMemorySystem system
        ? system.watched(watch())
        : WatchedConnector.of(connector, watch());
  }

  private CallWatch watch() {
    return new CallWatch() {
      @Override
      public <V> V around(Call call, Supplier<V> work) {
        return Life.this.around(new Moment.Called(call), work);
      }
    };
  }

  private <V> V around(Moment moment, Supplier<V> work) {
    boolean begunLate = begin(moment);
    V answer;
    try {
      boolean doneLate = resumed();
      answer = work.get();
      note(moment, answer, doneLate, !begunLate);
    } finally {
      end();
    }
    lock.lock();
    try {
      pass("after ", moment);
    } finally {
      lock.unlock();
    }
    return answer;
  }

  /** Returns whether the process was resumed already when it came here. */
  private boolean begin(Moment moment) {
    lock.lock();
    try {
      boolean begunLate = state == State.RESUMED;
      pass("before ", moment);
      depth.set(depth.get() + 1);
      if (depth.get() == 1) {
        busy++;
      }
      return begunLate;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    lock.lock();
    try {
      depth.set(depth.get() - 1);
      if (depth.get() == 0) {
        busy--;
        moved.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a thread pass, unless the process is dead, stands still, or meets its fate here. */
  private void pass(String when, Moment moment) {
    standStill();
    if (moment.isPoint() && ++points == fateful) {
      where = when + moment;
      state = fate == Fate.CUT ? State.DEAD : State.PAUSED;
      standStill();
    }
    if (state == State.DEAD) {
      throw new Killed();
    }
  }

  private void standStill() {
    if (state != State.PAUSED) {
      return;
    }
    boolean inside = depth.get() > 0;
    busy -= inside ? 1 : 0;
    moved.signalAll();
    while (state == State.PAUSED) {
      moved.awaitUninterruptibly();
    }
    busy += inside ? 1 : 0;
  }

  private boolean resumed() {
    lock.lock();
    try {
      return state == State.RESUMED;
    } finally {
      lock.unlock();
    }
  }

  private void note(Moment moment, Object answer, boolean doneLate, boolean underWay) {
    lock.lock();
    try {
      if (doneLate && !moment.allowedLate(underWay)) {
        late.add(moment.toString());
      }
      boolean leased = answer instanceof Optional<?> lease && lease.isPresent();
      if (state == State.RESUMED && moment.equals(new Moment.Stored("acquire")) && leased) {
        state = State.RETURNED;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The process ended by itself. */
  void ended() {
    lock.lock();
    try {
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the process stands still or has ended; returns whether it stands still. */
  boolean awaitPause(Duration longest) throws InterruptedException {
    long nanos = longest.toNanos();
    lock.lock();
    try {
      while (!ended && (state != State.PAUSED || busy > 0)) {
        if (nanos <= 0) {
          throw new AssertionError(
              "the process neither ended nor came to rest within "
                  + TimeUnit.NANOSECONDS.toSeconds(longest.toNanos())
                  + " s; fate met "
                  + where);
        }
        nanos = moved.awaitNanos(nanos);
      }
      return state == State.PAUSED;
    } finally {
      lock.unlock();
    }
  }

  void resume() {
    lock.lock();
    try {
      state = State.RESUMED;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the fateful point was reached. */
  boolean disturbed() {
    return points() >= fateful;
  }

  int points() {
    lock.lock();
    try {
      return points;
    } finally {
      lock.unlock();
    }
  }

  /** Returns where the fate was met, for people. */
  String where() {
    lock.lock();
    try {
      return where;
    } finally {
      lock.unlock();
    }
  }

  /** Returns what the process did to the world after it was resumed and should not have done. */
  List<String> late() {
    lock.lock();
    try {
      return List.copyOf(late);
    } finally {
      lock.unlock();
    }
  }
}
