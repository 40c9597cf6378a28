package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit journal: what was written where, when and by whom, before and after.
 *
 * @param at when the engine knew it, by its clock
 * @param runId the run that did it; null when a person did it outside of runs
 * @param route the route
 * @param sourceId id of the source record; null when it concerns the whole route
 * @param targetId id of the record in the target; null where there is none
 * @param action what was done, in the engine's word, such as {@code CREATED}
 * @param by the person who decided it; null when the engine did by its rules
 * @param before field values that stood in the target before, as a JSON object; null where nobody
 *     knows or there were none
 * @param after field values as written, as a JSON object; for a person's decision its reason; null
 *     where nothing is to be told
 */
public record JournalEntry(
    Instant at,
    @Nullable String runId,
    String route,
    @Nullable String sourceId,
    @Nullable String targetId,
    String action,
    @Nullable String by,
    @Nullable String before,
    @Nullable String after) {
  /** Checks what must be there. */
  public JournalEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(action, "action");
  }
}
