package no.samklang.sync.internal;

import java.util.List;
import java.util.Objects;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * What an intent of a post route is about, as its payload holds it.
 *
 * @param kind what is done
 * @param targetId the draft that is changed; null otherwise
 * @param fields names of the fields of the draft that are written; empty otherwise
 * @param document the document; null where a person made it
 * @param bookings what the ledger will say of each member, in their order
 */
record Dispatch<T>(
    Kind kind,
    @Nullable String targetId,
    List<String> fields,
    @Nullable T document,
    List<Booking> bookings) {

  /** What is done in the target. */
  enum Kind {
    CREATE,
    UPDATE,
    DELETE,
    /** Nothing: a person did it. */
    BY_HAND
  }

  /** Returns what is written down of what a person did. */
  static Dispatch<?> byHand(Booking booking) {
    return new Dispatch<>(Kind.BY_HAND, null, List.of(), null, List.of(booking));
  }

  /** Returns the document of a dispatch that is to be sent. */
  T wanted() {
    return Objects.requireNonNull(document, "document");
  }

  static <T> Dispatch<T> create(T document, List<Booking> bookings) {
    return new Dispatch<>(Kind.CREATE, null, List.of(), document, bookings);
  }

  String json() {
    return RecordCodec.json(this);
  }

  static <T> Dispatch<T> read(EntityType<T> type, String json) {
    return RecordCodec.dispatch(type, json);
  }

  /** Returns what becomes of its records when it is done. */
  Outcome outcome() {
    return switch (kind) {
      case CREATE -> bookings.get(0).takesBack() ? Outcome.REVERSED : Outcome.POSTED;
      case BY_HAND -> Outcome.POSTED;
      case UPDATE -> Outcome.UPDATED;
      case DELETE -> Outcome.RETIRED;
    };
  }
}
