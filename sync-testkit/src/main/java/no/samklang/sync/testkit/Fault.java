package no.samklang.sync.testkit;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Page;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.Unclear;

/**
 * One way in which a call to an {@link InMemorySystem} goes wrong. {@link #in} says which calls,
 * {@link InMemorySystem#breakCalls} makes it so:
 *
 * <pre>{@code
 * erp.breakCalls(Fault.lostAnswer().in(Operation.CREATE).onCall(3));
 * erp.breakCalls(Fault.unavailable(Duration.ofMinutes(1)).in(Operation.READ).share(0.1, 42));
 * }</pre>
 *
 * Immutable.
 */
public final class Fault {
  private final Consumer<Call> before;
  private final Duration onItsWay;
  private final After after;

  private Fault(Consumer<Call> before, Duration onItsWay, After after) {
    this.before = before;
    this.onItsWay = onItsWay;
    this.after = after;
  }

  /** What happens after the work: throws, or gives what is answered instead. */
  @FunctionalInterface
  interface After {
    Object happen(Call call, Object answer);
  }

  /** Nothing is done: the record is refused. */
  public static Fault refused() {
    return insteadOfTheWork("refused", Rejected::new);
  }

  /** Nothing is done: the system is busy or down, and asks to be left alone for so long. */
  public static Fault unavailable(Duration retryAfter) {
    return insteadOfTheWork("unavailable", why -> new Unavailable(why, retryAfter, null));
  }

  /** Nothing is done: the caller has no right to it. */
  public static Fault notAllowed() {
    return insteadOfTheWork("not-allowed", NotAllowed::new);
  }

  /** Nothing is done, which the caller cannot know. */
  public static Fault unclearBeforeTheWork() {
    return insteadOfTheWork("unclear", Unclear::new);
  }

  /** Everything is done, which the caller cannot know. */
  public static Fault unclearAfterTheWork() {
    return afterTheWork("unclear", call -> Unclear::new);
  }

  /** Nothing is done: the record changed underneath. */
  public static Fault stale() {
    return insteadOfTheWork("stale", Stale::new);
  }

  /** Nothing is done: the record is not there any more. */
  public static Fault gone() {
    return insteadOfTheWork("gone", Gone::new);
  }

  /** Everything is done, and the answer is one that the contract forbids. */
  public static Fault brokenAnswer() {
    return afterTheWork("broken-answer", call -> Broken::new);
  }

  /**
   * Everything is done, and the connection breaks before the answer is there: {@link Unclear} where
   * the call writes, {@link Unavailable} where it only reads.
   */
  public static Fault lostAnswer() {
    return afterTheWork(
        "lost-answer", call -> call.operation().writes() ? Unclear::new : Unavailable::new);
  }

  /**
   * Everything is done, but the call is on its way for so long, after the last that the caller
   * could do about it. The time passes on the system's clock, which must be a {@link MovableClock}.
   */
  public static Fault slow(Duration takes) {
    return new Fault(call -> {}, takes, (call, answer) -> answer);
  }

  /**
   * A page has the first half of its rows and claims to end the pass; an announced total stays as
   * it is. Changes only answers that are pages.
   */
  public static Fault partialPage() {
    return ofPages(Fault::half);
  }

  /** A page has its first row twice. Changes only answers that are pages. */
  public static Fault duplicateRow() {
    return ofPages(Fault::firstTwice);
  }

  /** Returns the rule that every call of these operations goes wrong in this way. */
  public FaultRule in(Operation... operations) {
    return FaultRule.of(this, operations);
  }

  void before(Call call) {
    before.accept(call);
  }

  void onItsWay(InstantSource clock) {
    if (onItsWay.isZero()) {
      return;
    }
    if (!(clock instanceof MovableClock movable)) {
      throw new IllegalStateException(
          "a slow call needs a MovableClock: build the system with one");
    }
    movable.advance(onItsWay);
  }

  Object after(Call call, Object answer) {
    return after.happen(call, answer);
  }

  private static Fault insteadOfTheWork(String name, Function<Message, SyncException> error) {
    return new Fault(
        call -> {
          throw error.apply(message(name, call));
        },
        Duration.ZERO,
        (call, answer) -> answer);
  }

  private static Fault afterTheWork(
      String name, Function<Call, Function<Message, SyncException>> error) {
    return new Fault(
        call -> {},
        Duration.ZERO,
        (call, answer) -> {
          throw error.apply(call).apply(message(name, call));
        });
  }

  private static Fault ofPages(Function<Page<?>, Page<?>> change) {
    return new Fault(
        call -> {},
        Duration.ZERO,
        (call, answer) -> answer instanceof Page<?> page ? change.apply(page) : answer);
  }

  private static Message message(String name, Call call) {
    return Message.of("inmemory." + name, "operation", call.operation());
  }

  private static <R> Page<R> half(Page<R> page) {
    List<R> rows = page.records().subList(0, page.records().size() / 2);
    return new Page<>(rows, Cursor.START, true, page.expectedTotal());
  }

  private static <R> Page<R> firstTwice(Page<R> page) {
    List<R> rows = new ArrayList<>(page.records());
    if (!rows.isEmpty()) {
      rows.add(rows.get(0));
    }
    return new Page<>(rows, page.next(), page.last(), page.expectedTotal());
  }
}
