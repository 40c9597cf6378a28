package no.samklang.sync.spi;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper may know beside the record itself.
 *
 * @param sourceId id of the record in the source
 * @param zone the company's zone, to which days belong
 * @param runStarted when the run began
 * @param activatedAt when the route was activated: the default start of what is posted
 * @param chosenPeriod the period that a person chose for this run; null for none
 * @param leftBecause why an earlier run left this record where it was; null for one that is seen
 *     for the first time, or was left by none
 * @param lookup finds other records
 */
public record MappingContext(
    String sourceId,
    ZoneId zone,
    Instant runStarted,
    Instant activatedAt,
    @Nullable YearMonth chosenPeriod,
    @Nullable Message leftBecause,
    Lookup lookup) {

  /**
   * Makes a context of a record that is new, in which no period is chosen and no other record is
   * found.
   */
  public MappingContext(String sourceId, ZoneId zone, Instant runStarted, Instant activatedAt) {
    this(sourceId, zone, runStarted, activatedAt, null, null, Lookup.nothing());
  }

  /** Returns the period that a person chose for this run; empty when nobody did. */
  public Optional<YearMonth> period() {
    return Optional.ofNullable(chosenPeriod);
  }

  /** Returns why an earlier run left this record where it was; empty when none did. */
  public Optional<Message> leftBefore() {
    return Optional.ofNullable(leftBecause);
  }
}
