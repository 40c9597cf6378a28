package no.samklang.sync.testkit;

import java.time.Instant;
import java.util.Map;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import org.jspecify.annotations.Nullable;

/**
 * One record that an in-memory system holds. Immutable.
 *
 * @param id its id
 * @param value the record as it stands
 * @param version place of its last change among all changes
 * @param changedAt when it last changed
 * @param createdAt when it appeared
 * @param deleted whether only its tombstone is left
 * @param fault why it cannot be read; null when it can
 * @param acknowledged whether a queue has let it go
 * @param retired how it left use; null while in use
 * @param reference the reference it was created under; null when a person made it
 * @param steps the steps made, by name; of a whole document all of them
 * @param whole whether every step was made
 */
record Row<T>(
    String id,
    T value,
    long version,
    Instant changedAt,
    Instant createdAt,
    boolean deleted,
    @Nullable Message fault,
    boolean acknowledged,
    @Nullable Retirement retired,
    @Nullable String reference,
    Map<String, String> steps,
    boolean whole) {
  Row {
    steps = Map.copyOf(steps);
  }

  static <T> Row<T> fresh(String id, T value, long version, Instant now) {
    return new Row<>(id, value, version, now, now, false, null, false, null, null, Map.of(), true);
  }

  Row<T> changed(T better, long newVersion, Instant now) {
    return new Row<>(
        id, better, newVersion, now, createdAt, false, null, false, null, reference, steps, whole);
  }

  Row<T> gone(long newVersion, Instant now) {
    return new Row<>(
        id,
        value,
        newVersion,
        now,
        createdAt,
        true,
        null,
        acknowledged,
        retired,
        reference,
        steps,
        whole);
  }

  Row<T> unreadable(Message why, long newVersion, Instant now) {
    return new Row<>(
        id,
        value,
        newVersion,
        now,
        createdAt,
        deleted,
        why,
        acknowledged,
        retired,
        reference,
        steps,
        whole);
  }

  Row<T> told() {
    return new Row<>(
        id, value, version, changedAt, createdAt, deleted, fault, true, retired, reference, steps,
        whole);
  }

  Row<T> outOfUse(Retirement how, long newVersion, Instant now) {
    return new Row<>(
        id,
        value,
        newVersion,
        now,
        createdAt,
        deleted,
        fault,
        acknowledged,
        how,
        reference,
        steps,
        whole);
  }

  Row<T> made(String newReference, Map<String, String> newSteps, boolean complete) {
    return new Row<>(
        id,
        value,
        version,
        changedAt,
        createdAt,
        deleted,
        fault,
        acknowledged,
        retired,
        newReference,
        newSteps,
        complete);
  }
}
