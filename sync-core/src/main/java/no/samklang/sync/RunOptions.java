package no.samklang.sync;

import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What to run and how. Immutable. */
public final class RunOptions {
  private final Set<String> routes;
  private final boolean whole;
  private final SyncListener listener;
  private final Cancellation cancellation;
  private final @Nullable String acceptFirstPlanBy;
  private final @Nullable BrakeOverride brakeOverride;
  private final @Nullable YearMonth period;

  private RunOptions(Builder builder) {
    routes = Set.copyOf(builder.routes);
    whole = builder.whole;
    listener = builder.listener;
    cancellation = builder.cancellation;
    acceptFirstPlanBy = builder.acceptFirstPlanBy;
    brakeOverride = builder.brakeOverride;
    period = builder.period;
  }

  /** Returns the options under which every route runs on what changed. */
  public static RunOptions all() {
    return builder().build();
  }

  /** Returns a builder that starts with {@link #all()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the names of the routes to run; empty for all. */
  public Set<String> routes() {
    return routes;
  }

  /** Returns whether everything is read again instead of what changed. */
  public boolean whole() {
    return whole;
  }

  /** Returns the listener. */
  public SyncListener listener() {
    return listener;
  }

  /** Returns the switch that stops the run. */
  public Cancellation cancellation() {
    return cancellation;
  }

  /** Returns who accepts first plans unseen; empty when they must be applied by a person. */
  public Optional<String> acceptFirstPlanBy() {
    return Optional.ofNullable(acceptFirstPlanBy);
  }

  /** Returns who lets this run go beyond its brakes, and why; empty when nobody does. */
  public Optional<BrakeOverride> brakeOverride() {
    return Optional.ofNullable(brakeOverride);
  }

  /**
   * Returns the period of the books to which a person lets this run post, whatever the days of the
   * records; empty when each goes to its own.
   */
  public Optional<YearMonth> period() {
    return Optional.ofNullable(period);
  }

  /** Returns a builder that starts with these. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.routes.addAll(routes);
    builder.whole = whole;
    builder.listener = listener;
    builder.cancellation = cancellation;
    builder.acceptFirstPlanBy = acceptFirstPlanBy;
    builder.brakeOverride = brakeOverride;
    builder.period = period;
    return builder;
  }

  /** Collects {@link RunOptions}; not thread-safe. */
  public static final class Builder {
    private final Set<String> routes = new LinkedHashSet<>();
    private boolean whole;
    private SyncListener listener = SyncListener.NONE;
    private Cancellation cancellation = new Cancellation();
    private @Nullable String acceptFirstPlanBy;
    private @Nullable BrakeOverride brakeOverride;
    private @Nullable YearMonth period;

    private Builder() {}

    /** Runs only these routes. */
    public Builder routes(String... names) {
      routes.addAll(List.of(names));
      return this;
    }

    /** Runs these routes instead of those named so far. */
    Builder instead(Collection<String> names) {
      routes.clear();
      routes.addAll(names);
      return this;
    }

    /** Reads everything again instead of what changed. */
    public Builder whole() {
      whole = true;
      return this;
    }

    /** Watches the run. */
    public Builder listener(SyncListener listener) {
      this.listener = listener;
      return this;
    }

    /** Sets the switch that stops the run. */
    public Builder cancellation(Cancellation cancellation) {
      this.cancellation = cancellation;
      return this;
    }

    /**
     * Lets routes write without a plan that a person saw, in the name of this person or program.
     * For targets known to be empty, tests and trials.
     */
    public Builder acceptFirstPlanBy(String who) {
      acceptFirstPlanBy = who;
      return this;
    }

    /**
     * Lets this one run go beyond the brakes of its routes, also with a listing that is too small.
     *
     * @param by who says so
     * @param why the reason; both stand in the report
     */
    public Builder overrideBrakes(String by, String why) {
      brakeOverride = new BrakeOverride(by, why);
      return this;
    }

    /** Posts to this period of the books, whatever the days of the records. */
    public Builder period(YearMonth period) {
      this.period = period;
      return this;
    }

    /** Returns the options. */
    public RunOptions build() {
      return new RunOptions(this);
    }
  }
}
