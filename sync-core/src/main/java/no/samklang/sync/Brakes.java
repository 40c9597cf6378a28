package no.samklang.sync;

import java.util.Objects;

/**
 * How much a route may change in one run before it asks a person. A wrong filter, a mapping with a
 * fault or an empty answer of a vendor must not close 4,000 projects.
 *
 * <p>The brakes are judged on everything a run decided, before the first write beyond a limit's
 * {@linkplain Limit#floor() floor}. What is known is what the route remembers of records it has
 * written; changes that a person accepted as a plan are never braked. Immutable.
 *
 * <table>
 * <caption>The standard brakes</caption>
 * <tr><th>brake</th><th>never asked about</th><th>asked about beyond</th></tr>
 * <tr><td>creates</td><td>100</td><td>half of what is known</td></tr>
 * <tr><td>updates</td><td>100</td><td>half of what is known</td></tr>
 * <tr><td>retirements</td><td>20</td><td>5 % of what is known, and 500</td></tr>
 * <tr><td>small listing</td><td>5 missing</td><td>fewer than half of what is known came</td></tr>
 * </table>
 */
public final class Brakes {
  private static final Brakes STANDARD = builder().build();
  private static final Brakes NONE =
      builder()
          .creates(Limit.NONE)
          .updates(Limit.NONE)
          .retirements(Limit.NONE)
          .smallListing(0, Long.MAX_VALUE)
          .build();

  private final Limit creates;
  private final Limit updates;
  private final Limit retirements;
  private final double smallShare;
  private final long smallMissing;

  private Brakes(Builder builder) {
    creates = builder.creates;
    updates = builder.updates;
    retirements = builder.retirements;
    smallShare = builder.smallShare;
    smallMissing = builder.smallMissing;
  }

  /** Returns the brakes a route has unless it says otherwise. */
  public static Brakes standard() {
    return STANDARD;
  }

  /** Returns brakes that never ask, also not about an empty listing. */
  public static Brakes none() {
    return NONE;
  }

  /** Returns a builder that starts with {@link #standard()}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the limit on records that are made. */
  public Limit creates() {
    return creates;
  }

  /** Returns the limit on records that are changed. */
  public Limit updates() {
    return updates;
  }

  /** Returns the limit on records that are taken out of use. */
  public Limit retirements() {
    return retirements;
  }

  /** Returns the share of the known records that a complete listing brings at least. */
  public double smallListingShare() {
    return smallShare;
  }

  /** Returns how many known records a listing may lack without being small, unless it lacks all. */
  public long smallListingMissing() {
    return smallMissing;
  }

  /**
   * Returns whether a complete listing is too small to be believed.
   *
   * @param known records that were known before
   * @param came how many of them the listing brought
   */
  public boolean small(long known, long came) {
    return came < smallShare * known && (came == 0 || known - came > smallMissing);
  }

  /**
   * A limit on one kind of change. As many as {@code floor} are never asked about; more are, when
   * they are more than {@code share} of what is known, or more than {@code most}.
   *
   * @param floor changes that are always allowed
   * @param share share of the known records that may change, from 0 to 1
   * @param most changes that are asked about however many records are known
   */
  public record Limit(long floor, double share, long most) {
    /** Allows everything. */
    public static final Limit NONE = new Limit(Long.MAX_VALUE, 1, Long.MAX_VALUE);

    /** Checks the figures. */
    public Limit {
      if (floor < 0 || most < 0) {
        throw new IllegalArgumentException(
            "limit of " + floor + " and at most " + most + ": use 0 or more");
      }
      checkShare(share);
    }

    /** Returns a limit by floor and share alone. */
    public static Limit of(long floor, double share) {
      return new Limit(floor, share, Long.MAX_VALUE);
    }

    /** Returns this limit, but never more than so many changes without asking. */
    public Limit atMost(long changes) {
      return new Limit(floor, share, changes);
    }

    /** Returns how many changes are allowed when so many records are known. */
    public long allowed(long known) {
      return Math.max(floor, Math.min(most, (long) Math.floor(share * known)));
    }

    /** Returns whether so many changes must be asked about. */
    public boolean exceededBy(long changes, long known) {
      return changes > allowed(known);
    }
  }

  private static void checkShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share " + share + ": use a number from 0 to 1");
    }
  }

  /** Collects {@link Brakes}; not thread-safe. */
  public static final class Builder {
    private Limit creates = Limit.of(100, 0.5);
    private Limit updates = Limit.of(100, 0.5);
    private Limit retirements = new Limit(20, 0.05, 500);
    private double smallShare = 0.5;
    private long smallMissing = 5;

    private Builder() {}

    /** Sets the limit on records that are made; default 100 or half of what is known. */
    public Builder creates(Limit limit) {
      creates = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /** Sets the limit on records that are changed; default 100 or half of what is known. */
    public Builder updates(Limit limit) {
      updates = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Sets the limit on records that are taken out of use; default 20 or 5 % of what is known, 500
     * at most.
     */
    public Builder retirements(Limit limit) {
      retirements = Objects.requireNonNull(limit, "limit");
      return this;
    }

    /**
     * Sets when a complete listing is refused as too small: it brings fewer than this share of the
     * known records and lacks more than so many, or all. Default a half and 5; with share 0 no
     * listing is refused.
     */
    public Builder smallListing(double share, long missing) {
      checkShare(share);
      smallShare = share;
      smallMissing = missing;
      return this;
    }

    /** Returns the brakes. */
    public Brakes build() {
      return new Brakes(this);
    }
  }
}
