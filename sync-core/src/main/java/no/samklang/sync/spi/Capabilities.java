package no.samklang.sync.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What a connector can do with one entity type. Declared, never guessed; the engine refuses at
 * start a route that needs more. Immutable.
 */
public final class Capabilities {

  /** How a type is read. */
  public enum Reading {
    /** Not at all. */
    NONE,
    /** What changed since a cursor. */
    CHANGES,
    /** The whole listing every time. */
    FULL,
    /** What is not yet acknowledged, from the start every time. */
    QUEUE
  }

  /** What makes a create provable. */
  public enum CreateProof {
    /** Creates are not possible. */
    NONE,
    /** The target takes an operation key and does the work once; may be repeated. */
    OPERATION_KEY,
    /** The caller chooses the key, so a second create meets the first; may be repeated. */
    CALLERS_OWN_KEY,
    /** A reference that the target holds unique and can be asked for. */
    UNIQUE_REFERENCE,
    /** A text that carries the reference and can be searched, after a delay. */
    SEARCHABLE_MARKER,
    /** Nothing to look by: an unclear create is for a person. */
    NOTHING;

    /** Returns whether a create may be sent again without looking first. */
    public boolean repeatable() {
      return this == OPERATION_KEY || this == CALLERS_OWN_KEY;
    }
  }

  private final Reading reading;
  private final boolean thinRows;
  private final boolean counted;
  private final boolean seesDeletes;
  private final Duration cursorOverlap;
  private final int pageSize;
  private final boolean listable;
  private final CreateProof createProof;
  private final Duration visibilityDelay;
  private final boolean updatable;
  private final Set<Retirement> retirements;
  private final int maxInFlight;
  private final int maxGroup;
  private final int maxBatch;

  private Capabilities(Builder builder) {
    reading = builder.reading;
    thinRows = builder.thinRows;
    counted = builder.counted;
    seesDeletes = builder.seesDeletes;
    cursorOverlap = builder.cursorOverlap;
    pageSize = builder.pageSize;
    listable = builder.listable;
    createProof = builder.createProof;
    visibilityDelay = builder.visibilityDelay;
    updatable = builder.updatable;
    retirements = Set.copyOf(builder.retirements);
    maxInFlight = builder.maxInFlight;
    maxGroup = builder.maxGroup;
    maxBatch = builder.maxBatch;
  }

  /** Returns a builder that starts with nothing possible. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how the type is read. */
  public Reading reading() {
    return reading;
  }

  /** Returns whether listed rows are thin and need {@link SourceSystem#fetch}. */
  public boolean thinRows() {
    return thinRows;
  }

  /**
   * Returns whether every page of a listing announces the same number of records that the whole
   * pass brings, which proves it complete.
   */
  public boolean counted() {
    return counted;
  }

  /** Returns whether deleted records are reported. */
  public boolean seesDeletes() {
    return seesDeletes;
  }

  /**
   * Returns by how much a reading overlaps the one before, because rows may come late, stamps are
   * coarse or clocks differ. The connector itself reads that far back from the cursor it is given;
   * the engine passes over what it knows.
   */
  public Duration cursorOverlap() {
    return cursorOverlap;
  }

  /** Returns the rows a page is best read with. */
  public int pageSize() {
    return pageSize;
  }

  /** Returns whether {@link TargetSystem#list} works. */
  public boolean listable() {
    return listable;
  }

  /** Returns what makes a create provable. */
  public CreateProof createProof() {
    return createProof;
  }

  /**
   * Returns how long a create may stay invisible to {@link TargetSystem#locate}: before that, not
   * seeing it proves nothing.
   */
  public Duration visibilityDelay() {
    return visibilityDelay;
  }

  /** Returns whether records can be updated. */
  public boolean updatable() {
    return updatable;
  }

  /** Returns the ways in which a record can leave use. */
  public Set<Retirement> retirements() {
    return retirements;
  }

  /** Returns the writes that may be under way at once. */
  public int maxInFlight() {
    return maxInFlight;
  }

  /** Returns the size of a document: the records it can carry, or what its route counts by. */
  public int maxGroup() {
    return maxGroup;
  }

  /** Returns the records that one call of {@link TargetSystem#writeAll} can carry. */
  public int maxBatch() {
    return maxBatch;
  }

  /** Collects {@link Capabilities}; not thread-safe. */
  public static final class Builder {
    private Reading reading = Reading.NONE;
    private boolean thinRows;
    private boolean counted;
    private boolean seesDeletes;
    private Duration cursorOverlap = Duration.ZERO;
    private int pageSize = 200;
    private boolean listable;
    private CreateProof createProof = CreateProof.NONE;
    private Duration visibilityDelay = Duration.ZERO;
    private boolean updatable;
    private Set<Retirement> retirements = Set.of();
    private int maxInFlight = 4;
    private int maxGroup = 1;
    private int maxBatch = 1;

    private Builder() {}

    /** Sets how the type is read; default {@link Reading#NONE}. */
    public Builder reading(Reading reading) {
      this.reading = Objects.requireNonNull(reading, "reading");
      return this;
    }

    /** Says that listed rows are thin. */
    public Builder thinRows() {
      thinRows = true;
      return this;
    }

    /** Says that a listing states its total. */
    public Builder counted() {
      counted = true;
      return this;
    }

    /** Says that deleted records are reported. */
    public Builder seesDeletes() {
      seesDeletes = true;
      return this;
    }

    /** Sets by how much the connector lets readings overlap; default zero. */
    public Builder cursorOverlap(Duration overlap) {
      cursorOverlap = overlap;
      return this;
    }

    /** Sets the rows of a page; default 200. */
    public Builder pageSize(int rows) {
      pageSize = rows;
      return this;
    }

    /** Says that the target can list what it holds. */
    public Builder listable() {
      listable = true;
      return this;
    }

    /** Sets what makes a create provable; default {@link CreateProof#NONE}. */
    public Builder createProof(CreateProof proof) {
      createProof = Objects.requireNonNull(proof, "proof");
      return this;
    }

    /** Sets how long a create may stay invisible; default zero. */
    public Builder visibilityDelay(Duration delay) {
      visibilityDelay = delay;
      return this;
    }

    /** Says that records can be updated. */
    public Builder updatable() {
      updatable = true;
      return this;
    }

    /** Sets the ways in which a record can leave use. */
    public Builder retirements(Retirement... ways) {
      retirements = Set.of(ways);
      return this;
    }

    /** Sets the writes that may be under way at once; default 4. */
    public Builder maxInFlight(int calls) {
      maxInFlight = calls;
      return this;
    }

    /** Sets the size of a document in records, or in what its route counts by; default 1. */
    public Builder maxGroup(int records) {
      maxGroup = records;
      return this;
    }

    /** Sets the records that one call can write; default 1, one by one. */
    public Builder maxBatch(int records) {
      maxBatch = records;
      return this;
    }

    /** Returns the capabilities. */
    public Capabilities build() {
      return new Capabilities(this);
    }
  }
}
