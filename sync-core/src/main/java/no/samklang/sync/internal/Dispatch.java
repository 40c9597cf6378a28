package no.samklang.sync.internal;

import java.util.List;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.EntityType;
import org.jspecify.annotations.Nullable;

/**
 * What an intent of a post route is about, as its payload holds it.
 *
 * @param kind what is done
 * @param targetId the draft that is changed; null for a create
 * @param fields names of the fields of the draft that are written; empty otherwise
 * @param document the document
 * @param bookings what the ledger will say of each member, in their order
 */
record Dispatch<T>(
    Kind kind, @Nullable String targetId, List<String> fields, T document, List<Booking> bookings) {

  /** What is done in the target. */
  enum Kind {
    CREATE,
    UPDATE,
    DELETE
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
      case UPDATE -> Outcome.UPDATED;
      case DELETE -> Outcome.RETIRED;
    };
  }
}
