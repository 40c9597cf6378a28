package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * One run that ended.
 *
 * @param id unique id, ascending with time
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param report the report as JSON
 */
public record RunRecord(String id, Instant startedAt, Instant endedAt, String report) {
  /** Checks that all are there. */
  public RunRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(report, "report");
  }
}
