package no.samklang.sync.internal;

import java.util.List;
import java.util.Objects;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Fingerprint;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * A source record on its way through a page, with what the memory knows of it.
 *
 * @param record the record, whole unless gone or faulty
 * @param seen its fingerprint under the route's mapping
 * @param base what was seen and written last; null when new
 * @param link its link; null when there is none
 * @param parked why it did not go before; null when it did or is new
 * @param counts fingerprint of what of it counts once it is delivered
 * @param remarks what its mapper remarks on it, for the routes that post
 */
record Row<S>(
    SourceRecord<S> record,
    Fingerprint seen,
    @Nullable Base base,
    @Nullable Link link,
    @Nullable Parked parked,
    Fingerprint counts,
    List<Message> remarks) {

  /** Makes a row all of which counts. */
  Row(
      SourceRecord<S> record,
      Fingerprint seen,
      @Nullable Base base,
      @Nullable Link link,
      @Nullable Parked parked) {
    this(record, seen, base, link, parked, seen, List.of());
  }

  /** Returns the row with this fingerprint of what of it counts once it is delivered. */
  Row<S> counting(Fingerprint part) {
    return new Row<>(record, seen, base, link, parked, part, remarks);
  }

  /** Returns the row with what its mapper remarks on it. */
  Row<S> remarked(List<Message> said) {
    return new Row<>(record, seen, base, link, parked, counts, said);
  }

  String id() {
    return record.id();
  }

  /**
   * Returns the text by which people know the record: number and label, as far as there are any.
   */
  @Nullable String label(EntityType<S> type) {
    S value = record.value();
    if (value == null) {
      return parked == null ? null : parked.label();
    }
    String number = type.numberOf(value);
    String label = type.labelOf(value);
    if (number == null) {
      return label;
    }
    return label == null ? number : number + " " + label;
  }

  /**
   * Returns whether it is parked for the same reason, waiting for the same, and unchanged since.
   */
  boolean parkedAs(Parked.Kind kind, String code, @Nullable String waitsFor) {
    return parked != null
        && parked.kind() == kind
        && parked.message().code().equals(code)
        && Objects.equals(parked.waitsFor(), waitsFor)
        && parked.seen().equals(seen);
  }
}
