package no.samklang.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Side;
import org.jspecify.annotations.Nullable;

/**
 * Matches records that people keep on both sides, and writes nothing to either. Both sides must be
 * readable; the left one is read first.
 *
 * @param <L> class of the left records
 * @param <R> class of the right records
 */
public final class LinkRoute<L, R> implements Route {
  private final String name;
  private final EntityType<L> left;
  private final EntityType<R> right;
  private final String mappingVersion;
  private final List<Match<L, R>> matches;
  private final @Nullable FirstCheck<L, R> firstCheck;
  private final List<String> dependsOn;
  private final Trigger trigger;

  private LinkRoute(Builder<L, R> builder) {
    name = RouteNames.check(builder.name);
    left = builder.left;
    right = builder.right;
    mappingVersion = builder.mappingVersion;
    matches = List.copyOf(builder.matches);
    firstCheck = builder.firstCheck;
    dependsOn = List.copyOf(builder.dependsOn);
    trigger = builder.trigger;
    if (matches.isEmpty()) {
      throw new IllegalArgumentException("link route '" + name + "' has no match: add one");
    }
  }

  /** Returns a builder for a route that links these types. */
  public static <L, R> Builder<L, R> builder(String name, EntityType<L> left, EntityType<R> right) {
    return new Builder<>(name, left, right);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Side from() {
    return Side.LEFT;
  }

  @Override
  public EntityType<L> sourceType() {
    return left;
  }

  @Override
  public EntityType<R> targetType() {
    return right;
  }

  /**
   * Returns the version of matches and settings: another one makes every record be looked at again.
   */
  public String mappingVersion() {
    return mappingVersion;
  }

  /** Returns the matches in the order they are tried. */
  public List<Match<L, R>> matches() {
    return matches;
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
  public Optional<FirstCheck<L, R>> firstCheck() {
    return Optional.ofNullable(firstCheck);
  }

  /** Collects a {@link LinkRoute}; not thread-safe. */
  public static final class Builder<L, R> {
    private final String name;
    private final EntityType<L> left;
    private final EntityType<R> right;
    private String mappingVersion = "1";
    private final List<Match<L, R>> matches = new ArrayList<>();
    private @Nullable FirstCheck<L, R> firstCheck;
    private final List<String> dependsOn = new ArrayList<>();
    private Trigger trigger = Trigger.manual();

    private Builder(String name, EntityType<L> left, EntityType<R> right) {
      this.name = name;
      this.left = left;
      this.right = right;
    }

    /** Sets the version of matches and settings; default {@code 1}. */
    public Builder<L, R> mappingVersion(String version) {
      mappingVersion = version;
      return this;
    }

    /** Adds a match; the first with one hit wins. */
    public Builder<L, R> match(Match<L, R> match) {
      matches.add(match);
      return this;
    }

    /**
     * Sets what the first plan compares of a left and a right record; default nothing. While a
     * person has not decided of what it finds, the plan is not applied.
     */
    public Builder<L, R> firstCheck(FirstCheck<L, R> check) {
      firstCheck = Objects.requireNonNull(check, "check");
      return this;
    }

    /** Names routes that run before. */
    public Builder<L, R> dependsOn(String... routes) {
      dependsOn.addAll(List.of(routes));
      return this;
    }

    /** Sets when it runs by itself; default manual. */
    public Builder<L, R> trigger(Trigger trigger) {
      this.trigger = trigger;
      return this;
    }

    /** Returns the route. */
    public LinkRoute<L, R> build() {
      return new LinkRoute<>(this);
    }
  }
}
