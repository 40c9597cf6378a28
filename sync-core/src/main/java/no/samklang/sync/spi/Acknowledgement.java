package no.samklang.sync.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the source is told about a record that was delivered or that a rule lets go.
 *
 * @param sourceId id in the source
 * @param targetId id of the document in the target; null when nothing was posted for it
 */
public record Acknowledgement(String sourceId, @Nullable String targetId) {
  /** Checks that there is a source id. */
  public Acknowledgement {
    Objects.requireNonNull(sourceId, "sourceId");
  }
}
