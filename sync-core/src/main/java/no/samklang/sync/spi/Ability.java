package no.samklang.sync.spi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Capabilities.Reading;

/**
 * One of the {@link Capabilities} that a connector declares of a type and its contract suite can
 * prove.
 */
public enum Ability {
  /** How the type is read. */
  READING("reading", true),
  /** A listing states its total. */
  COUNTED("counted", true),
  /** Listed rows are thin. */
  THIN_ROWS("thinRows", true),
  /** Deleted records are reported. */
  SEES_DELETES("seesDeletes", true),
  /** The target can be listed. */
  LISTABLE("listable", false),
  /** What makes a create provable. */
  CREATE_PROOF("createProof", false),
  /** How long a create may stay invisible; a longer time than was proven is only more careful. */
  VISIBILITY_DELAY("visibilityDelay", false),
  /** Records can be updated. */
  UPDATABLE("updatable", false),
  /** The ways in which a record can leave use. */
  RETIREMENTS("retirements", false),
  /** The source records that one document can carry, where that is more than one. */
  MAX_GROUP("maxGroup", false),
  /** The records that one call can write, where that is more than one. */
  MAX_BATCH("maxBatch", false),
  /** The writes that may be under way at once. */
  MAX_IN_FLIGHT("maxInFlight", false);

  private final String id;
  private final boolean ofSource;

  Ability(String id, boolean ofSource) {
    this.id = id;
    this.ofSource = ofSource;
  }

  /** Returns its name in a {@link Certificate}. */
  public String id() {
    return id;
  }

  /** Returns whether it is one of a source; otherwise it is one of a target. */
  public boolean ofSource() {
    return ofSource;
  }

  /** Returns what is declared of it, as text; empty when it is not declared. */
  public Optional<String> declaredIn(Capabilities can) {
    boolean reads = can.reading() != Reading.NONE;
    boolean creates = can.createProof() != CreateProof.NONE;
    return switch (this) {
      case READING -> given(reads, can.reading().name());
      case COUNTED -> given(reads && can.counted(), "yes");
      case THIN_ROWS -> given(reads && can.thinRows(), "yes");
      case SEES_DELETES -> given(reads && can.seesDeletes(), "yes");
      case LISTABLE -> given(can.listable(), "yes");
      case CREATE_PROOF -> given(creates, can.createProof().name());
      case VISIBILITY_DELAY -> given(lookedFor(can), can.visibilityDelay().toString());
      case UPDATABLE -> given(can.updatable(), "yes");
      case RETIREMENTS -> given(!can.retirements().isEmpty(), names(can.retirements()));
      case MAX_GROUP -> given(can.maxGroup() > 1, Integer.toString(can.maxGroup()));
      case MAX_BATCH -> given(can.maxBatch() > 1, Integer.toString(can.maxBatch()));
      case MAX_IN_FLIGHT -> given(creates, Integer.toString(can.maxInFlight()));
    };
  }

  /** Returns whether what was proven is enough for what is declared. */
  boolean covers(String proven, String declared) {
    return switch (this) {
      case VISIBILITY_DELAY -> Duration.parse(declared).compareTo(Duration.parse(proven)) >= 0;
      case RETIREMENTS -> split(proven).containsAll(split(declared));
      case MAX_GROUP, MAX_BATCH, MAX_IN_FLIGHT ->
          Integer.parseInt(declared) <= Integer.parseInt(proven);
      default -> declared.equals(proven);
    };
  }

  private static Optional<String> given(boolean declared, String value) {
    return declared ? Optional.of(value) : Optional.empty();
  }

  private static boolean lookedFor(Capabilities can) {
    return can.createProof() == CreateProof.UNIQUE_REFERENCE
        || can.createProof() == CreateProof.SEARCHABLE_MARKER;
  }

  private static String names(Set<Retirement> ways) {
    return new TreeSet<>(ways).stream().map(Retirement::name).collect(Collectors.joining(" "));
  }

  private static List<String> split(String names) {
    return Arrays.asList(names.split(" ", -1));
  }
}
