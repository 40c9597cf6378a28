package no.samklang.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Settings;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/**
 * Hands over documents exactly once, each made of one source record or of a group of them.
 *
 * @param <S> class of the source records
 * @param <T> class of the documents
 */
public final class PostRoute<S, T> implements Route {
  private final String name;
  private final Side from;
  private final EntityType<S> source;
  private final EntityType<T> target;
  private final Mapper<S, T> mapper;
  private final String mappingVersion;
  private final Grouping<T> grouping;
  private final Function<S, @Nullable String> orderKey;
  private final Predicate<S> reversal;
  private final Function<? super S, ? extends Object> comparing;
  private final Correction<T> correction;
  private final @Nullable Duration wholeEvery;
  private final @Nullable ControlTotals<S, T> totals;
  private final Brakes brakes;
  private final Map<String, WhenUnlinked> unlinked;
  private final List<String> missing;
  private final List<String> dependsOn;
  private final Trigger trigger;

  private PostRoute(Builder<S, T> builder) {
    name = RouteNames.check(builder.name);
    from = builder.from;
    source = builder.source;
    target = builder.target;
    mapper = builder.mapper;
    mappingVersion = builder.mappingVersion;
    grouping = builder.grouping;
    orderKey = builder.orderKey;
    reversal = builder.reversal == null ? record -> false : builder.reversal;
    comparing = builder.comparing;
    correction = builder.correction();
    wholeEvery = builder.wholeEvery;
    totals = builder.totals;
    brakes = builder.brakes;
    unlinked = Map.copyOf(builder.unlinked);
    missing = List.copyOf(builder.missing);
    dependsOn = List.copyOf(builder.dependsOn);
    trigger = builder.trigger;
  }

  /** Returns a builder for a route that reads {@code source} on {@code from} and posts beyond. */
  public static <S, T> Builder<S, T> builder(
      String name, Side from, EntityType<S> source, EntityType<T> target, Mapper<S, T> mapper) {
    return new Builder<>(name, from, source, target, mapper);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Side from() {
    return from;
  }

  @Override
  public EntityType<S> sourceType() {
    return source;
  }

  @Override
  public EntityType<T> targetType() {
    return target;
  }

  /** Returns the mapper; it makes a document of one record, which grouping then merges. */
  public Mapper<S, T> mapper() {
    return mapper;
  }

  /**
   * Returns the version of mapper and settings: another one makes waiting records be tried again.
   */
  public String mappingVersion() {
    return mappingVersion;
  }

  /** Returns how records share a document. */
  public Grouping<T> grouping() {
    return grouping;
  }

  /**
   * Returns what a correction shares with what it corrects: such records are posted in sequence.
   */
  public Function<S, @Nullable String> orderKey() {
    return orderKey;
  }

  /**
   * Returns which records take an earlier one back. The source sends reversals itself: one whose
   * original was not posted by this route is left to a person.
   */
  public Predicate<S> reversal() {
    return reversal;
  }

  /** Returns what of a record is compared to see whether it changed after it was delivered. */
  public Function<? super S, ? extends Object> comparing() {
    return comparing;
  }

  /** Returns what is done about a record that changes or goes after it was delivered. */
  public Correction<T> correction() {
    return correction;
  }

  /**
   * Returns how often everything is read again from a source that is read as changes; empty when
   * its changes are trusted.
   */
  public Optional<Duration> wholeEvery() {
    return Optional.ofNullable(wholeEvery);
  }

  /** Returns what the control totals are made of; empty when the route keeps none. */
  public Optional<ControlTotals<S, T>> totals() {
    return Optional.ofNullable(totals);
  }

  /** Returns how much may be posted in one run before a person is asked. */
  public Brakes brakes() {
    return brakes;
  }

  /** Returns what happens to a record whose reference of this type is not linked. */
  public WhenUnlinked whenUnlinked(String type) {
    return unlinked.getOrDefault(type, WhenUnlinked.WAIT);
  }

  @Override
  public List<String> dependsOn() {
    return dependsOn;
  }

  @Override
  public Trigger trigger() {
    return trigger;
  }

  @Override
  public List<String> missingSettings() {
    return missing;
  }

  @Override
  public boolean needsAcceptance() {
    return false;
  }

  /** Collects a {@link PostRoute}; not thread-safe. */
  public static final class Builder<S, T> {
    private final String name;
    private final Side from;
    private final EntityType<S> source;
    private final EntityType<T> target;
    private final Mapper<S, T> mapper;
    private String mappingVersion = "1";
    private Grouping<T> grouping = Grouping.none();
    private Function<S, @Nullable String> orderKey = record -> null;
    private @Nullable Predicate<S> reversal;
    private Function<? super S, ? extends Object> comparing = record -> record;
    private @Nullable Correction<T> correction;
    private @Nullable Duration wholeEvery;
    private @Nullable ControlTotals<S, T> totals;
    private Brakes brakes = Brakes.none();
    private final Map<String, WhenUnlinked> unlinked = new TreeMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> dependsOn = new ArrayList<>();
    private Trigger trigger = Trigger.manual();

    private Builder(
        String name, Side from, EntityType<S> source, EntityType<T> target, Mapper<S, T> mapper) {
      this.name = name;
      this.from = from;
      this.source = source;
      this.target = target;
      this.mapper = mapper;
    }

    /** Sets the version of mapper and settings; default {@code 1}. */
    public Builder<S, T> mappingVersion(String version) {
      mappingVersion = version;
      return this;
    }

    /** Sets how records share a document; default none do. */
    public Builder<S, T> grouping(Grouping<T> grouping) {
      this.grouping = grouping;
      return this;
    }

    /** Sets what a correction shares with what it corrects; default nothing. */
    public Builder<S, T> orderKey(Function<S, @Nullable String> key) {
      orderKey = key;
      return this;
    }

    /**
     * Sets which records take an earlier one back: the source sends reversals itself, and the
     * engine adds none. Default none do.
     */
    public Builder<S, T> reversal(Predicate<S> reversal) {
      this.reversal = reversal;
      return this;
    }

    /**
     * Sets what of a record is compared to see whether it changed after it was delivered: what
     * happens to it in the ordinary course, such as being approved and settled, is left out, most
     * simply by a copy of the record with those fields blanked. Default the whole record. The
     * ledger keeps a fingerprint of what the function returns, so that another function makes what
     * is already delivered count as changed; an entry of a whole record still fits that record.
     * Before it is delivered, any change of a record counts.
     *
     * @param part must not return null; what it throws parks the record
     */
    public Builder<S, T> comparing(Function<? super S, ? extends Object> part) {
      comparing = Objects.requireNonNull(part, "part");
      return this;
    }

    /**
     * Sets what is done about a record that changes or goes after it was delivered; default it is
     * left to a person. Only sources read as changes or as a listing show such records; a queue
     * that offers a delivered row again is told again.
     */
    public Builder<S, T> whenChanged(Correction<T> correction) {
      this.correction = correction;
      return this;
    }

    /**
     * Sets how often everything is read again from a source that is read as changes, as it may fail
     * to tell of one; default never. What is unchanged costs its reading only. A pass that is
     * interrupted begins again in the next run.
     */
    public Builder<S, T> wholeEvery(Duration interval) {
      wholeEvery = interval;
      return this;
    }

    /** Sets what the control totals are made of; default none are kept. */
    public Builder<S, T> totals(ControlTotals<S, T> totals) {
      this.totals = totals;
      return this;
    }

    /**
     * Sets how much may be posted in one run before a person is asked: its limit on creates counts
     * records, corrections too, and the records ever delivered are what is known. Then everything
     * is read and counted before the first document is sent. Default {@link Brakes#none()}.
     */
    public Builder<S, T> brakes(Brakes brakes) {
      this.brakes = Objects.requireNonNull(brakes, "brakes");
      return this;
    }

    /** Sets what happens to records that refer to an unlinked record of this type; default wait. */
    public Builder<S, T> whenUnlinked(EntityType<?> type, WhenUnlinked what) {
      unlinked.put(type.name(), what);
      return this;
    }

    /** Names text settings without which the route is refused, though the others run. */
    public Builder<S, T> requires(Settings settings, String... names) {
      for (String name : names) {
        if (settings.optionalText(name).isEmpty()) {
          missing.add(name);
        }
      }
      return this;
    }

    /** Names routes that run before. */
    public Builder<S, T> dependsOn(String... routes) {
      dependsOn.addAll(List.of(routes));
      return this;
    }

    /** Sets when it runs by itself; default manual. */
    public Builder<S, T> trigger(Trigger trigger) {
      this.trigger = trigger;
      return this;
    }

    private Correction<T> correction() {
      if (reversal == null) {
        return correction == null ? Correction.report() : correction;
      }
      if (correction != null && correction.byEngine()) {
        throw new IllegalArgumentException(
            "route '" + name + "': its source sends reversals itself, so the engine adds none");
      }
      return new Correction.BySource<>();
    }

    /**
     * Returns the route.
     *
     * @throws IllegalArgumentException if the source sends reversals itself and the engine is to
     *     correct as well
     */
    public PostRoute<S, T> build() {
      return new PostRoute<>(this);
    }
  }
}
