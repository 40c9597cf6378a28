package no.samklang.sync.internal;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import no.samklang.sync.FieldDifference;
import no.samklang.sync.Outcome;
import no.samklang.sync.PlannedChange;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.PlanLine;
import org.jspecify.annotations.Nullable;

/**
 * What a plan line says to people beside its key.
 *
 * @param label text by which people know the record
 * @param reason why, or what is remarked on it though it goes
 * @param fields what would change
 */
record PlanDetail(@Nullable String label, @Nullable Message reason, List<FieldDifference> fields) {

  /**
   * Returns the line of this decision; it holds only while record and decision are the same.
   *
   * @param written names of the fields that would be written
   */
  static PlanLine line(
      String route,
      String sourceId,
      @Nullable String targetId,
      Outcome outcome,
      Fingerprint seen,
      Collection<String> written,
      PlanDetail detail) {
    String decided = outcome + " " + targetId + " " + new TreeSet<>(written);
    byte[] salt =
        (seen.high() + " " + seen.low()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return new PlanLine(
        route,
        sourceId,
        targetId,
        outcome.name(),
        RecordCodec.fingerprint(salt, decided),
        RecordCodec.json(detail));
  }

  static PlannedChange change(PlanLine line) {
    PlanDetail detail = RecordCodec.read(PlanDetail.class, line.detail());
    return new PlannedChange(
        line.route(),
        line.sourceId(),
        line.targetId(),
        detail.label(),
        Outcome.valueOf(line.action()),
        detail.reason(),
        detail.fields());
  }
}
