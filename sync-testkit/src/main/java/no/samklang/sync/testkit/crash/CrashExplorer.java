package no.samklang.sync.testkit.crash;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import no.samklang.sync.spi.LeaseLost;
import org.jspecify.annotations.Nullable;

/**
 * Disturbs a process at each of its points in turn: the times before and after every commit, every
 * word with the store about a lease and every call to a system.
 *
 * <ul>
 *   <li>{@link #cutEverywhere} ends the process there, as {@code kill -9} does, and starts another.
 *   <li>{@link #pauseEverywhere} lets it stand still there, as a process that swaps or a machine
 *       that sleeps. Another takes over when the lease has lapsed, and finishes. Then the first
 *       goes on, and must write nothing more.
 * </ul>
 *
 * Either way time passes before each restart, on the trial's own clock, and the trial checks how
 * everything stands in the end. Points are counted, so that of several threads it is now one, now
 * another that meets the n-th; the points of one thread come in their order. Nothing sleeps.
 *
 * <p>A process that is paused before a call which makes something is resumed inside that call: the
 * connector must ask {@link no.samklang.sync.spi.Writing#ensureMaySend} right before it sends, as
 * {@link no.samklang.sync.testkit.InMemorySystem} does. What is paused after that, on its way
 * through the network, no client can call back: the declared visibility delay covers it. An update,
 * a retirement or an acknowledgement that was on its way may arrive late; these are repeatable.
 *
 * <p>Immutable and thread-safe, as far as the trials are.
 */
public final class CrashExplorer {
  private static final Duration SAFETY = Duration.ofMinutes(2);

  private final Supplier<? extends CrashTrial> trials;
  private final int restarts;
  private final Duration between;
  private final int every;
  private final int first;

  private CrashExplorer(
      Supplier<? extends CrashTrial> trials, int restarts, Duration between, int every, int first) {
    this.trials = trials;
    this.restarts = restarts;
    this.between = between;
    this.every = every;
    this.first = first;
  }

  /**
   * Returns an explorer of every point, which restarts three times, six minutes apart.
   *
   * @param trials gives a new world at each call
   */
  public static CrashExplorer of(Supplier<? extends CrashTrial> trials) {
    return new CrashExplorer(trials, 3, Duration.ofMinutes(6), 1, 1);
  }

  /**
   * Returns this explorer with other restarts.
   *
   * @param runs how often the integration is run after the disturbance, at least once
   * @param between time that passes before each: longer than the term of a lease and than any
   *     visibility delay
   */
  public CrashExplorer restarting(int runs, Duration between) {
    if (runs < 1) {
      throw new IllegalArgumentException("restarts " + runs + ": use at least 1");
    }
    return new CrashExplorer(trials, runs, between, every, first);
  }

  /**
   * Returns this explorer for some of the points only.
   *
   * @param every 1 for every point, 2 for each second and so on
   * @param first number of the first point tried, from 1 to {@code every}
   */
  public CrashExplorer thinned(int every, int first) {
    if (every < 1 || first < 1 || first > every) {
      throw new IllegalArgumentException(
          "every " + every + ", first " + first + ": use 1 <= first <= every");
    }
    return new CrashExplorer(trials, restarts, between, every, first);
  }

  /**
   * Cuts a process at each point and restarts.
   *
   * @throws AssertionError if a trial does not stand as it should afterwards, naming the point
   */
  public Explored cutEverywhere() {
    return explore(Life.Fate.CUT, this::cut);
  }

  /**
   * Pauses a process at each point until another has finished, and lets it go on.
   *
   * @throws AssertionError if the paused one wrote something afterwards, or if a trial does not
   *     stand as it should in the end, naming the point
   */
  public Explored pauseEverywhere() {
    return explore(Life.Fate.PAUSE, this::pause);
  }

  @FunctionalInterface
  private interface Disturbance {
    void run(CrashTrial trial, Life life);
  }

  private Explored explore(Life.Fate fate, Disturbance disturbance) {
    int tried = 0;
    for (int point = first; ; point += every) {
      Life life = Life.with(fate, point);
      try (CrashTrial trial = trials.get()) {
        disturbance.run(trial, life);
      } catch (AssertionError | RuntimeException wrong) {
        throw new AssertionError(
            "after a "
                + fate.name().toLowerCase(java.util.Locale.ROOT)
                + " at point "
                + point
                + ", "
                + life.where()
                + ": "
                + wrong,
            wrong);
      }
      if (!life.disturbed()) {
        return new Explored(life.points(), tried);
      }
      tried++;
    }
  }

  private void cut(CrashTrial trial, Life life) {
    try {
      trial.live(life);
    } catch (Killed expected) {
      requireCut(life, expected);
    }
    trial.beforeRestart();
    restart(trial, restarts);
    trial.check();
  }

  private static void requireCut(Life life, Killed killed) {
    if (!life.disturbed()) {
      throw killed;
    }
  }

  private void pause(CrashTrial trial, Life life) {
    AtomicReference<@Nullable Throwable> end = new AtomicReference<>();
    Thread process = new Thread(() -> live(trial, life, end), "process-to-be-paused");
    process.setDaemon(true);
    process.start();
    try {
      if (life.awaitPause(SAFETY)) {
        trial.beforeRestart();
        restart(trial, restarts);
        life.resume();
      }
      process.join(SAFETY.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", stop);
    }
    if (process.isAlive()) {
      throw new AssertionError("the process did not end within " + SAFETY + " after it went on");
    }
    requireNothingLate(life, end.get());
    restart(trial, 2);
    trial.check();
  }

  private static void live(CrashTrial trial, Life life, AtomicReference<@Nullable Throwable> end) {
    try {
      trial.live(life);
    } catch (Throwable thrown) {
      end.set(thrown);
    } finally {
      life.ended();
    }
  }

  private static void requireNothingLate(Life life, @Nullable Throwable end) {
    if (!life.late().isEmpty()) {
      throw new AssertionError("another had taken over, but this one still did " + life.late());
    }
    if (end != null && !(end instanceof LeaseLost)) {
      throw new AssertionError("the process ended with " + end, end);
    }
  }

  private void restart(CrashTrial trial, int times) {
    for (int run = 0; run < times; run++) {
      trial.clock().advance(Objects.requireNonNull(between, "between"));
      trial.run(Life.undisturbed());
    }
  }
}
