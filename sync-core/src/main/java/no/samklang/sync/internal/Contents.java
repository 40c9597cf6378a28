package no.samklang.sync.internal;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.SourceRecord;

/** Tells by fingerprints whether a record is as it was posted. */
final class Contents<S> {
  private static final byte[] NO_SALT = "post\n".getBytes(StandardCharsets.UTF_8);

  private final PostRoute<S, ?> route;

  Contents(PostRoute<S, ?> route) {
    this.route = route;
  }

  /** Returns the fingerprint of a whole record. */
  static Fingerprint whole(SourceRecord<?> record) {
    Object value = record.value();
    return value == null
        ? RecordCodec.fingerprint(NO_SALT, String.valueOf(record.fault()))
        : whole(value);
  }

  private static Fingerprint whole(Object value) {
    return RecordCodec.fingerprint(NO_SALT, value);
  }

  /** Returns the fingerprint of what of a record counts once it is delivered. */
  Fingerprint counted(SourceRecord<S> record) {
    return countedOf(record, whole(record));
  }

  /**
   * Returns the fingerprint of what of a record counts once it is delivered, without printing it
   * twice where all of it counts.
   *
   * @param whole the fingerprint of the whole record
   */
  Fingerprint countedOf(SourceRecord<S> record, Fingerprint whole) {
    S value = record.value();
    if (value == null) {
      return whole;
    }
    Object part = part(value);
    return part == value ? whole : whole(part);
  }

  private Object part(S value) {
    return Objects.requireNonNull(
        route.comparing().apply(value), "what counts of a delivered record");
  }

  /**
   * Returns the fingerprint of what counts of a record that was parked, for a ledger entry made
   * without reading it: all of it where the payload is not the record as it was seen.
   */
  Fingerprint counted(S payload, Fingerprint seen) {
    return whole((Object) payload).equals(seen) ? whole(part(payload)) : seen;
  }

  /**
   * Returns whether a row is as the ledger has it: in what counts of it, or as a whole where the
   * entry is of all of it.
   */
  static boolean unchanged(LedgerEntry entry, Row<?> row) {
    return entry.content().equals(row.counts()) || entry.content().equals(row.seen());
  }
}
