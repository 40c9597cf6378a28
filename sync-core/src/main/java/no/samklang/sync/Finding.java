package no.samklang.sync;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import no.samklang.sync.spi.Message;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at before a route first writes: one record, with all there is to
 * say about it. Immutable.
 *
 * @param id {@code source:} or {@code target:} and the id of the record it is about; the same
 *     whenever the list is made
 * @param route the route
 * @param reasons what was found, one or more
 * @param here the source record; null when it is about a target record alone
 * @param there the target record it was compared with, the first of several; null without one
 * @param decided what a person decided; null while nobody did, or when something else was seen then
 */
public record Finding(
    String id,
    String route,
    List<Reason> reasons,
    @Nullable Seen here,
    @Nullable Seen there,
    @Nullable Decided decided) {
  /** Checks what must be there and copies the reasons. */
  public Finding {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(route, "route");
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("finding " + id + " has no reason: give one");
    }
  }

  /** What kind of thing was found. */
  public enum Kind {
    /** A record on the other side has its number, and another name. */
    OTHER_NAME,
    /** No record on the other side has its number, but one has its name. */
    OTHER_NUMBER,
    /** In use here, out of use there. */
    CLOSED_THERE,
    /** It has no number to be linked by. */
    WITHOUT_NUMBER,
    /** More than one record has its number, or the one that has it belongs to another. */
    AMBIGUOUS,
    /** It cannot go as it is. */
    FAULTY
  }

  /**
   * One thing that was found.
   *
   * @param kind its kind
   * @param message what to tell people
   */
  public record Reason(Kind kind, Message message) {}

  /**
   * A record as it was seen.
   *
   * @param id its id
   * @param number the number that people see on it; null if it has none
   * @param name its name; null if it has none
   * @param closed whether it is out of use
   */
  public record Seen(String id, @Nullable String number, @Nullable String name, boolean closed) {}

  /**
   * What a person decided.
   *
   * @param verdict the decision
   * @param by who decided
   * @param why the reason, in a person's words
   * @param at when
   */
  public record Decided(Verdict verdict, String by, String why, Instant at) {}

  /** Returns whether nobody decided of it. */
  public boolean open() {
    return decided == null;
  }
}
