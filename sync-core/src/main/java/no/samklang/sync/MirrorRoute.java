package no.samklang.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Mapper;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the target like the source in the fields the source owns.
 *
 * @param <S> class of the source records
 * @param <T> class of the target records
 */
public final class MirrorRoute<S, T> implements Route {
  private final String name;
  private final Side from;
  private final EntityType<S> source;
  private final EntityType<T> target;
  private final Mapper<S, T> mapper;
  private final String mappingVersion;
  private final List<Match<T, T>> matches;
  private final Map<String, FieldRule> rules;
  private final Set<String> parts;
  private final @Nullable Predicate<T> makes;
  private final @Nullable FirstCheck<T, T> firstCheck;
  private final @Nullable Duration driftEvery;
  private final @Nullable Retirement whenGone;
  private final @Nullable Retirement whenVanished;
  private final Brakes brakes;
  private final List<String> dependsOn;
  private final Trigger trigger;

  private MirrorRoute(Builder<S, T> builder) {
    name = RouteNames.check(builder.name);
    from = builder.from;
    source = builder.source;
    target = builder.target;
    mapper = builder.mapper;
    mappingVersion = builder.mappingVersion;
    matches = List.copyOf(builder.matches);
    rules = Map.copyOf(builder.rules);
    parts = Set.copyOf(builder.parts);
    makes = builder.makes;
    firstCheck = builder.firstCheck;
    driftEvery = builder.driftEvery;
    whenGone = builder.whenGone;
    whenVanished = builder.whenVanished;
    brakes = builder.brakes;
    dependsOn = List.copyOf(builder.dependsOn);
    trigger = builder.trigger;
  }

  /** Returns a builder for a route that reads {@code source} on {@code from} and writes beyond. */
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

  /** Returns the mapper. */
  public Mapper<S, T> mapper() {
    return mapper;
  }

  /** Returns the version of mapper and settings: another one makes every record be mapped again. */
  public String mappingVersion() {
    return mappingVersion;
  }

  /** Returns how an unlinked record is recognised in the target, in the order tried. */
  public List<Match<T, T>> matches() {
    return matches;
  }

  /**
   * Returns the rule of a field; {@link FieldRule#ALWAYS} where none was set for it or above it.
   */
  public FieldRule rule(String field) {
    for (String path = field; ; path = path.substring(0, path.lastIndexOf('.'))) {
      FieldRule rule = rules.get(path);
      if (rule != null) {
        return rule;
      }
      if (path.indexOf('.') < 0) {
        return FieldRule.ALWAYS;
      }
    }
  }

  /** Returns the rules that were set, by field. */
  public Map<String, FieldRule> rules() {
    return new TreeMap<>(rules);
  }

  /** Returns the fields that the source keeps beside the record and that are read too. */
  public Set<String> parts() {
    return parts;
  }

  /** Returns whether a wanted record that is not in the target is made there. */
  public boolean makes(T wanted) {
    return makes == null || makes.test(wanted);
  }

  /**
   * Returns how often what people changed in the target is looked for; empty when it is left until
   * the source changes.
   */
  public Optional<Duration> driftEvery() {
    return Optional.ofNullable(driftEvery);
  }

  /** Returns what happens to a record that the source reports as deleted; empty: it is kept. */
  public Optional<Retirement> whenGone() {
    return Optional.ofNullable(whenGone);
  }

  /**
   * Returns what happens to a record that a complete listing of the source no longer brings; empty:
   * it is kept, and listings are not compared with what is known.
   */
  public Optional<Retirement> whenVanished() {
    return Optional.ofNullable(whenVanished);
  }

  /** Returns how much may change in one run before a person is asked. */
  public Brakes brakes() {
    return brakes;
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
  public boolean needsAcceptance() {
    return true;
  }

  @Override
  public Optional<FirstCheck<T, T>> firstCheck() {
    return Optional.ofNullable(firstCheck);
  }

  /** Collects a {@link MirrorRoute}; not thread-safe. */
  public static final class Builder<S, T> {
    private final String name;
    private final Side from;
    private final EntityType<S> source;
    private final EntityType<T> target;
    private final Mapper<S, T> mapper;
    private String mappingVersion = "1";
    private final List<Match<T, T>> matches = new ArrayList<>();
    private final Map<String, FieldRule> rules = new TreeMap<>();
    private final Set<String> parts = new TreeSet<>();
    private @Nullable Predicate<T> makes;
    private @Nullable FirstCheck<T, T> firstCheck;
    private @Nullable Duration driftEvery;
    private @Nullable Retirement whenGone;
    private @Nullable Retirement whenVanished;
    private Brakes brakes = Brakes.standard();
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

    /** Adds a way to recognise an unlinked record in the target. */
    public Builder<S, T> match(Match<T, T> match) {
      matches.add(match);
      return this;
    }

    /**
     * Sets the rule of a field and of all below it ({@code address} covers {@code address.city}).
     */
    public Builder<S, T> field(String field, FieldRule rule) {
      rules.put(field, rule);
      return this;
    }

    /**
     * Names a field that the source keeps beside the record, such as the work types of a project: a
     * change of it counts as a change of the record.
     */
    public Builder<S, T> part(String field) {
      parts.add(field);
      return this;
    }

    /**
     * Sets which records are made in the target; default all. Others are kept like the source once
     * they stand there, and are counted as skipped until then.
     */
    public Builder<S, T> makeOnly(Predicate<T> wanted) {
      makes = wanted;
      return this;
    }

    /**
     * Sets what the first plan compares of a wanted record and the one that stands in the target;
     * default nothing. While a person has not decided of what it finds, the plan is not applied.
     */
    public Builder<S, T> firstCheck(FirstCheck<T, T> check) {
      firstCheck = Objects.requireNonNull(check, "check");
      return this;
    }

    /**
     * Sets how often the target is listed and what people changed there in fields of the source is
     * set right; default never. A whole run does it too. A value that was emptied in the target is
     * not seen, as a list may show fewer fields.
     */
    public Builder<S, T> driftEvery(Duration interval) {
      driftEvery = interval;
      return this;
    }

    /** Sets what happens to a record that the source reports as deleted; default: it is kept. */
    public Builder<S, T> whenGone(Retirement retirement) {
      whenGone = retirement;
      return this;
    }

    /**
     * Sets what happens to a record that a complete listing of the source no longer brings;
     * default: it is kept. A listing counts only when it is proven complete and asked for the same
     * as the one before: same source, same mapping version. So put into the mapping version
     * whatever decides what the source lists.
     */
    public Builder<S, T> whenVanished(Retirement retirement) {
      whenVanished = retirement;
      return this;
    }

    /**
     * Sets how much may change in one run before a person is asked; default {@link
     * Brakes#standard()}.
     */
    public Builder<S, T> brakes(Brakes brakes) {
      this.brakes = Objects.requireNonNull(brakes, "brakes");
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

    /** Returns the route. */
    public MirrorRoute<S, T> build() {
      return new MirrorRoute<>(this);
    }
  }
}
