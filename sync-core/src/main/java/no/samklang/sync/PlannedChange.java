package no.samklang.sync;

import java.util.List;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan.
 *
 * @param route the route
 * @param sourceId id in the source
 * @param targetId id in the target; null for a create
 * @param label text by which people know the record
 * @param outcome what would become of it
 * @param reason why, or the first thing its mapper remarks on a record that goes
 * @param fields the fields that would change
 */
public record PlannedChange(
    String route,
    String sourceId,
    @Nullable String targetId,
    @Nullable String label,
    Outcome outcome,
    @Nullable Message reason,
    List<FieldDifference> fields) {
  /** Copies the fields. */
  public PlannedChange {
    fields = List.copyOf(fields);
  }
}
