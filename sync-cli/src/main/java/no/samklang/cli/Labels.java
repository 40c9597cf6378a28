package no.samklang.cli;

import no.samklang.sync.PlannedChange;
import org.jspecify.annotations.Nullable;

/** How a record is named to a person: by its label, with the id that commands take. */
final class Labels {
  private Labels() {}

  static String of(PlannedChange change) {
    return of(change.label(), change.sourceId());
  }

  static String of(@Nullable String label, String sourceId) {
    return label == null || label.isBlank() || label.equals(sourceId)
        ? sourceId
        : label + " (" + sourceId + ")";
  }
}
