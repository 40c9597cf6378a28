package no.samklang.sync;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import no.samklang.sync.spi.SyncStateStore;
import org.jspecify.annotations.Nullable;

/** Opens integrations on a state store. Immutable and thread-safe; does not close the store. */
public final class SyncEngine {
  private final Config config;
  private final Runner runner;

  private SyncEngine(Builder builder) {
    config =
        new Config(
            Objects.requireNonNull(builder.store, "store: give a state store"),
            builder.tenant,
            builder.clock,
            builder.random,
            builder.holder,
            builder.maxInFlight,
            builder.pageSize,
            builder.leaseTerm,
            builder.planLifetime,
            builder.keepJournal,
            builder.keepRuns);
    runner = onlyRunner();
  }

  /** Returns a builder. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Opens an integration on its two systems. Sends no request.
   *
   * @throws no.samklang.sync.spi.Settings.InvalidSettings naming every setting that is missing or
   *     wrong
   * @throws IllegalArgumentException if a connector is missing, or cannot do what a route needs
   */
  public SyncSession open(Integration integration, Connections connections) {
    return runner.open(config, integration, connections);
  }

  /**
   * Returns a schedule that runs the routes of a session at their intervals.
   *
   * @param afterRun is given the report of every run, on the schedule's thread
   */
  public SyncSchedule schedule(SyncSession session, Consumer<RunReport> afterRun) {
    return schedule(session, RunOptions.all(), afterRun);
  }

  /**
   * Returns a schedule that runs the routes of a session at their intervals, each time with these
   * options. With {@link RunOptions#acceptFirstPlanBy()} the first import begins at once, in the
   * name of whoever switched it on and with nobody looking at a plan first; the name counts again
   * when what was accepted is forgotten or lost, so leave it out once the import is through.
   *
   * @param options what of them holds for a schedule: see {@link SyncSchedule}
   * @param afterRun is given the report of every run, on the schedule's thread
   * @throws IllegalArgumentException if they override brakes or choose a period, which one run may
   */
  public SyncSchedule schedule(
      SyncSession session, RunOptions options, Consumer<RunReport> afterRun) {
    return new SyncSchedule(session, config.clock(), options, afterRun);
  }

  private static Runner onlyRunner() {
    List<Runner> found =
        ServiceLoader.load(Runner.class, SyncEngine.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "found "
              + found.size()
              + " engines instead of one: have sync-core once, with its META-INF/services");
    }
    return found.get(0);
  }

  /**
   * What an engine runs with.
   *
   * @param store the memory
   * @param tenant whose state it is
   * @param clock the time
   * @param random makes references and spreads retries
   * @param holder who holds leases, for people
   * @param maxInFlight most writes under way at once
   * @param pageSize rows of a page where a connector does not say
   * @param leaseTerm how long a lease holds without being renewed
   * @param planLifetime how long a plan can be applied
   * @param keepJournal how long journal entries are kept; zero when none are made
   * @param keepRuns how long the records of runs are kept
   */
  public record Config(
      SyncStateStore store,
      String tenant,
      InstantSource clock,
      RandomGenerator random,
      String holder,
      int maxInFlight,
      int pageSize,
      Duration leaseTerm,
      Duration planLifetime,
      Duration keepJournal,
      Duration keepRuns) {}

  /** The engine itself, found by {@link ServiceLoader} so that nothing public names it. */
  public interface Runner {
    /** Opens an integration. */
    SyncSession open(Config config, Integration integration, Connections connections);
  }

  /** Collects a {@link SyncEngine}; not thread-safe. */
  public static final class Builder {
    private static final Duration LONGEST_KEPT = Duration.ofDays(36_500);

    private @Nullable SyncStateStore store;
    private String tenant = "default";
    private InstantSource clock = InstantSource.system();
    private RandomGenerator random = new java.security.SecureRandom();
    private String holder = "pid-" + ProcessHandle.current().pid();
    private int maxInFlight = 8;
    private int pageSize = 200;
    private Duration leaseTerm = Duration.ofMinutes(2);
    private Duration planLifetime = Duration.ofDays(7);
    private Duration keepJournal = Duration.ofDays(90);
    private Duration keepRuns = Duration.ofDays(90);

    private Builder() {}

    /** Sets the memory; required. */
    public Builder store(SyncStateStore store) {
      this.store = store;
      return this;
    }

    /** Sets whose state it is; default {@code default}. */
    public Builder tenant(String tenant) {
      this.tenant = tenant;
      return this;
    }

    /** Sets the clock; default the system's. */
    public Builder clock(InstantSource clock) {
      this.clock = clock;
      return this;
    }

    /** Sets the source of references; default a secure one. */
    public Builder random(RandomGenerator random) {
      this.random = random;
      return this;
    }

    /** Sets who holds leases, for people; default the process id. */
    public Builder holder(String holder) {
      this.holder = holder;
      return this;
    }

    /** Sets the most writes under way at once; default 8. A connector may allow fewer. */
    public Builder maxInFlight(int calls) {
      if (calls < 1) {
        throw new IllegalArgumentException("maxInFlight " + calls + ": use at least 1");
      }
      maxInFlight = calls;
      return this;
    }

    /** Sets how long a lease holds without being renewed; default two minutes. */
    public Builder leaseTerm(Duration term) {
      leaseTerm = term;
      return this;
    }

    /** Sets how long a plan can be applied; default seven days. */
    public Builder planLifetime(Duration lifetime) {
      planLifetime = lifetime;
      return this;
    }

    /**
     * Sets how long the journal is kept, which tells what was written where, before and after;
     * default 90 days. The values of the records' fields stand in it, those of persons among them,
     * and never a secret. Zero keeps none: what stands there is dropped by the next run, and
     * neither writes nor people's decisions are entered.
     */
    public Builder keepJournal(Duration time) {
      keepJournal = kept("keepJournal", time);
      return this;
    }

    /** Sets how long the records of runs are kept; default 90 days. Zero keeps the last alone. */
    public Builder keepRuns(Duration time) {
      keepRuns = kept("keepRuns", time);
      return this;
    }

    private static Duration kept(String name, Duration time) {
      if (time.isNegative() || time.compareTo(LONGEST_KEPT) > 0) {
        throw new IllegalArgumentException(name + " " + time + ": use zero to 36500 days");
      }
      return time;
    }

    /** Returns the engine. */
    public SyncEngine build() {
      return new SyncEngine(this);
    }
  }
}
