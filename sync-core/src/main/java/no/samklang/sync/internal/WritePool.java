package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Runs writes, so many at once as {@link InFlightLimit} says. A worker that has a permit goes on
 * from task to task without handing over, so that one in flight costs no switch between threads.
 */
final class WritePool implements AutoCloseable {
  private static final Runnable END =
      new Runnable() {
        @Override
        public void run() {}
      };

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Permits permits;
  private final InFlightLimit limit;
  private final LongSupplier nanoTime;
  private final LongSupplier cpuTime;
  private final List<Thread> workers = new ArrayList<>();
  private final int most;

  WritePool(int most, LongSupplier nanoTime) {
    this(most, nanoTime, ThreadCpu::nanos);
  }

  /**
   * Makes a pool.
   *
   * @param cpuTime CPU time of the current thread, in nanoseconds
   */
  WritePool(int most, LongSupplier nanoTime, LongSupplier cpuTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.cpuTime = cpuTime;
    this.limit = new InFlightLimit(most);
    this.permits = new Permits(limit.limit());
  }

  /** Takes a task; it must not throw. */
  void submit(Runnable task) {
    tasks.add(task);
    startIfRoom();
  }

  private synchronized void startIfRoom() {
    if (workers.size() < limit.limit()) {
      start();
    }
  }

  private synchronized void start() {
    Thread worker = new Thread(this::work, "samklang-write-" + (workers.size() + 1));
    worker.setDaemon(true);
    workers.add(worker);
    worker.start();
  }

  private void work() {
    Runnable task = next();
    while (task != END) {
      long begun = nanoTime.getAsLong();
      long spent = cpuTime.getAsLong();
      task.run();
      adjust(nanoTime.getAsLong() - begun, cpuTime.getAsLong() - spent);
      permits.release();
      task = next();
    }
    permits.release();
    tasks.add(END);
  }

  private Runnable next() {
    permits.acquireUninterruptibly();
    try {
      return tasks.take();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return END;
    }
  }

  private synchronized void adjust(long nanos, long cpuNanos) {
    int before = limit.limit();
    int after = limit.record(nanos, cpuNanos);
    permits.change(after - before);
    for (int missing = Math.min(after, most) - workers.size(); missing > 0; missing--) {
      if (tasks.isEmpty()) {
        return;
      }
      start();
    }
  }

  /** Lets the workers end when the tasks given are done; waits for them. */
  @Override
  public void close() {
    tasks.add(END);
    boolean interrupted = false;
    Optional<Thread> working = working();
    while (working.isPresent()) {
      try {
        working.get().join();
        working = working();
      } catch (InterruptedException stop) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns a worker that has not ended; one may start another until it ends itself. */
  private synchronized Optional<Thread> working() {
    return workers.stream().filter(Thread::isAlive).findAny();
  }

  private static final class Permits extends Semaphore {
    private static final long serialVersionUID = 1;

    Permits(int permits) {
      super(permits);
    }

    void change(int by) {
      if (by > 0) {
        release(by);
      } else if (by < 0) {
        reducePermits(-by);
      }
    }
  }
}
