package no.samklang.sync.spi;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that did not go, stored before the cursor passes it.
 *
 * @param route the route it belongs to
 * @param sourceId id in the source
 * @param label text by which people know it; null if it has none
 * @param kind why it did not go
 * @param message the reason
 * @param waitsFor key of what it waits for, see {@link #linkKey}; null when nothing will wake it
 * @param seen fingerprint of the record when it was parked: unchanged, it is not looked at again
 * @param payload the record as JSON, for a person to see; null where it could not be read
 * @param attempts how often it was tried
 * @param firstSeen when it was first parked
 * @param lastTried when it was last tried
 * @param nextTry when it may be tried again by itself, at the earliest; null when it is not, or by
 *     the next run whenever that is
 */
public record Parked(
    String route,
    String sourceId,
    @Nullable String label,
    Kind kind,
    Message message,
    @Nullable String waitsFor,
    Fingerprint seen,
    @Nullable String payload,
    int attempts,
    Instant firstSeen,
    Instant lastTried,
    @Nullable Instant nextTry) {

  /** Why a record did not go, and who can mend it. */
  public enum Kind {
    /**
     * Waits for something that will come by itself, or that a person enters in one of the systems.
     */
    WAITING,
    /** Refused by mapper or target: a person must mend it. */
    REJECTED,
    /** More than one record matches, or its match is taken: a person must decide. */
    REVIEW,
    /** A create whose outcome only a person can settle. */
    IN_DOUBT,
    /** Left out by rule; no trouble, remembered so that it is named only once. */
    SKIPPED,
    /** Not matched to a record on the other side; no trouble until something needs the link. */
    UNLINKED,
    /** Went, but without a reference whose record is not linked yet. */
    INCOMPLETE;

    /** Returns whether a person should look at it. */
    public boolean needsPerson() {
      return this == WAITING || this == REJECTED || this == REVIEW || this == IN_DOUBT;
    }
  }

  /** Checks what must be there. */
  public Parked {
    Objects.requireNonNull(route, "route");
    Objects.requireNonNull(sourceId, "sourceId");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(seen, "seen");
    Objects.requireNonNull(firstSeen, "firstSeen");
    Objects.requireNonNull(lastTried, "lastTried");
  }

  /** Returns the record parked for another reason, with no time before which it may not go. */
  public Parked as(Kind kind, Message message, @Nullable String waitsFor) {
    return new Parked(
        route, sourceId, label, kind, message, waitsFor, seen, payload, attempts, firstSeen,
        lastTried, null);
  }

  /** Returns the record so that it is not looked at again while it has this fingerprint. */
  public Parked seenAs(Fingerprint print) {
    return new Parked(
        route, sourceId, label, kind, message, waitsFor, print, payload, attempts, firstSeen,
        lastTried, nextTry);
  }

  /** Returns the record so that it is not tried again by itself before this time. */
  public Parked notBefore(Instant time) {
    return new Parked(
        route, sourceId, label, kind, message, waitsFor, seen, payload, attempts, firstSeen,
        lastTried, time);
  }

  /** Returns the key under which a record waits for the link of another record. */
  public static String linkKey(String type, Side side, String id) {
    return "link|" + type + "|" + side + "|" + id;
  }

  /** Returns the key under which an unlinked record waits for a match. */
  public static String matchKey(MatchKey key) {
    return "match|" + key.name() + "|" + key.value();
  }
}
