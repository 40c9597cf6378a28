package no.samklang.sync.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A create that is about to be made, durable before the first call and until its outcome is.
 *
 * @param reference the reference that travels in the target; unique in the scope
 * @param route the route it belongs to
 * @param members ids of the source records it carries, in order
 * @param payload the wanted record as it is sent, as JSON; frozen, so that a repeat is the same
 * @param sentAt when it was last about to be sent, by the engine's clock: an earlier send was
 *     proven absent before it was sent again
 * @param sentUntil the latest time it can have been sent, by the engine's clock: when its sending
 *     failed, or when the next run began; null before that. Not seeing it proves that it is absent
 *     only a visibility delay later
 * @param failures how often sending it ended without a clear answer
 * @param looks how often the target was searched without finding it
 * @param steps steps of a several-call document already made, with their ids
 * @param doubt why it is left to a person; null while the engine can settle it
 */
public record Intent(
    String reference,
    String route,
    List<String> members,
    String payload,
    Instant sentAt,
    @Nullable Instant sentUntil,
    int failures,
    int looks,
    Map<String, String> steps,
    @Nullable Message doubt) {

  /** Checks what must be there and copies the collections. */
  public Intent {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(route, "route");
    members = List.copyOf(members);
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(sentAt, "sentAt");
    steps = Map.copyOf(steps);
  }

  /** Returns the intent as it is left to a person, or as that person settled it. */
  public Intent inDoubt(Message why) {
    return new Intent(
        reference, route, members, payload, sentAt, sentUntil, failures, looks, steps, why);
  }
}
