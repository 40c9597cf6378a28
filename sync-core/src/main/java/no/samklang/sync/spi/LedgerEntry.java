package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was delivered, for ever: outlives every reset of the other memories.
 *
 * @param route the route that posted it
 * @param sourceId id of the source record
 * @param targetId id of the document in the target that holds it
 * @param orderKey what a correction shares with what it corrects; null where there are none
 * @param content fingerprint of the source record as posted, or of what of it the route compares
 * @param postedAt when the engine knew it delivered
 * @param acknowledged whether the source has been told
 * @param revision how often the delivery was corrected since; zero at first
 * @param period the period it counts in, such as {@code 2026-11}; null where none is kept
 * @param totals what it adds to the control totals, as the engine's JSON; null where none are kept
 * @param frozen what was delivered, as JSON; null where the route corrects nothing itself
 */
public record LedgerEntry(
    String route,
    String sourceId,
    String targetId,
    @Nullable String orderKey,
    Fingerprint content,
    Instant postedAt,
    boolean acknowledged,
    int revision,
    @Nullable String period,
    @Nullable String totals,
    @Nullable String frozen) {

  /** Checks what must be there. */
  public LedgerEntry {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(targetId, "targetId");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(postedAt, "postedAt");
  }

  /** Makes an entry that was never corrected, of a route that neither corrects nor sums. */
  public LedgerEntry(
      String route,
      String sourceId,
      String targetId,
      @Nullable String orderKey,
      Fingerprint content,
      Instant postedAt,
      boolean acknowledged) {
    this(route, sourceId, targetId, orderKey, content, postedAt, acknowledged, 0, null, null, null);
  }

  /** Returns the entry as it is once the source has been told. */
  public LedgerEntry told() {
    return new LedgerEntry(
        route, sourceId, targetId, orderKey, content, postedAt, true, revision, period, totals,
        frozen);
  }
}
