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
 * @param content fingerprint of the source record as posted
 * @param postedAt when the engine knew it delivered
 * @param acknowledged whether the source has been told
 */
public record LedgerEntry(
    String route,
    String sourceId,
    String targetId,
    @Nullable String orderKey,
    Fingerprint content,
    Instant postedAt,
    boolean acknowledged) {

  /** Checks what must be there. */
  public LedgerEntry {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(targetId, "targetId");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(postedAt, "postedAt");
  }
}
