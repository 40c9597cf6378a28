package no.samklang.sync.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Capabilities.CreateProof;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Makes creates that cannot be repeated blindly.
 *
 * <ol>
 *   <li>The caller commits the intent before anything is sent.
 *   <li>The create is sent once. A clear answer, yes or no, ends it.
 *   <li>Any other answer, or a restart that finds the intent open, is settled by looking into the
 *       target: found is adopted, half-made is finished.
 *   <li>Not found counts only after the declared visibility delay, and only when seen twice; then
 *       the create is sent again under the same reference. The delay counts from the latest time
 *       the create can have been sent: when its sending failed or, when the run that sent it died,
 *       when the next began, which had its lease then.
 *   <li>After two failures that both proved absent the create is given up as refused; several hits,
 *       or a target that offers nothing to search by, are left to a person.
 * </ol>
 *
 * A target that does the work once per key is not looked into: the same create is sent again under
 * the same key until it is answered. Thread-safe.
 */
final class CreateDesk<T> {
  private static final int MOST_FAILURES = 2;

  private final RouteContext context;
  private final EntityType<T> type;
  private final TargetSystem target;
  private final boolean repeatable;
  private final boolean uniqueReference;
  private final Duration visibilityDelay;

  CreateDesk(RouteContext context, EntityType<T> type) {
    this.context = context;
    this.type = type;
    this.target = context.target();
    CreateProof proof = context.targetCapabilities().createProof();
    this.repeatable = proof.repeatable();
    this.uniqueReference = proof == CreateProof.UNIQUE_REFERENCE;
    this.visibilityDelay = context.targetCapabilities().visibilityDelay();
  }

  /** Returns a new intent; the caller commits it before {@link #send}. */
  Intent intend(List<String> members, T wanted) {
    return intended(context, members, RecordCodec.json(wanted));
  }

  /** Returns a new intent with this payload. */
  static Intent intended(RouteContext context, List<String> members, String payload) {
    return new Intent(
        context.references().next(),
        context.route().name(),
        members,
        payload,
        context.config().clock().instant(),
        null,
        0,
        0,
        Map.of(),
        null);
  }

  /**
   * Returns the creates that earlier runs left open, in their order. A run that died cannot say
   * when it sent them; this one has its lease now, so that it was before. That is made durable for
   * all of them at once, where the target shows late what it made.
   */
  List<Intent> leftOpen() {
    List<Intent> open = context.store().intents(context.scope(), context.route().name());
    if (repeatable || visibilityDelay.isZero() || context.planning()) {
      return open;
    }
    Instant now = now();
    List<Intent> known = new ArrayList<>();
    List<StateChange> changes = new ArrayList<>();
    for (Intent intent : open) {
      boolean unknown = intent.sentUntil() == null && intent.doubt() == null;
      Intent after = unknown ? sentBefore(intent, now) : intent;
      known.add(after);
      if (unknown) {
        changes.add(new StateChange.PutIntent(after));
      }
    }
    context.commit(changes);
    return known;
  }

  /** Sends a create whose intent is durable and that was never sent. */
  Sent send(Intent intent, T wanted) {
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    try {
      return sendOnce(writing, wanted);
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (RuntimeException unknown) {
      Intent failed = failed(writing.intent(), now());
      return repeatable ? sendAgain(failed, wanted) : look(failed, wanted, message(unknown));
    }
  }

  /** Settles an intent, whose payload is the record, that an earlier send or run left open. */
  Sent settle(Intent intent) {
    return settle(intent, RecordCodec.read(type, intent.payload()));
  }

  /** Settles an intent that an earlier send or run left open. */
  Sent settle(Intent intent, T wanted) {
    Message doubt = intent.doubt();
    if (doubt != null) {
      return new Sent.Doubtful(intent, doubt);
    }
    return repeatable ? sendAgain(intent, wanted) : look(intent, wanted, null);
  }

  private Sent sendOnce(IntentWriting writing, T wanted) {
    context.lease().ensure();
    try {
      return new Sent.Delivered(target.create(type, wanted, writing), false);
    } catch (Rejected refused) {
      return writing.intent().steps().isEmpty()
          ? new Sent.Refused(refused.message(), true)
          : doubtful(writing.intent(), refused.message());
    } catch (Unavailable | NotAllowed notDone) {
      return writing.intent().steps().isEmpty()
          ? new Sent.NotSent(notDone)
          : new Sent.Open(writing.intent(), notDone.message());
    }
  }

  /** Sends again what the target does only once for a key; that it was sent before stays true. */
  private Sent sendAgain(Intent intent, T wanted) {
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    try {
      Sent sent = sendOnce(writing, wanted);
      return sent instanceof Sent.NotSent later
          ? new Sent.Open(writing.intent(), later.why().message())
          : sent;
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (RuntimeException unknown) {
      return new Sent.Open(failed(writing.intent(), now()), message(unknown));
    }
  }

  private Sent look(Intent intent, T wanted, @Nullable Message cause) {
    return look(intent, wanted, cause, false, true);
  }

  private Sent look(
      Intent intent, T wanted, @Nullable Message cause, boolean absentBefore, boolean maySend) {
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    Instant looking;
    Found found;
    try {
      context.lease().ensure();
      looking = now();
      found = target.locate(type, wanted, writing);
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (RuntimeException cannotLook) {
      return new Sent.Open(intent, message(cannotLook));
    }
    if (found instanceof Found.Complete complete) {
      return new Sent.Delivered(complete.receipt(), true);
    }
    if (found instanceof Found.Partial partial) {
      return resume(withSteps(intent, partial.steps()), wanted);
    }
    if (found instanceof Found.NotYet
        || (found instanceof Found.Absent && mayStillAppear(intent, looking))) {
      return new Sent.Open(looked(intent), cause == null ? unsettled(intent) : cause);
    }
    if (found instanceof Found.Absent) {
      if (!absentBefore) {
        return look(looked(intent), wanted, cause, true, maySend);
      }
      return maySend
          ? absent(looked(intent), wanted, cause)
          : new Sent.Refused(cause == null ? unsettled(intent) : cause, true);
    }
    return doubtful(intent, doubt(found, intent));
  }

  private boolean mayStillAppear(Intent intent, Instant looking) {
    Instant sentUntil = intent.sentUntil();
    return looking.isBefore((sentUntil == null ? looking : sentUntil).plus(visibilityDelay));
  }

  private Instant now() {
    return context.config().clock().instant();
  }

  private static Message doubt(Found found, Intent intent) {
    return found instanceof Found.CannotTell cannot
        ? cannot.why()
        : Message.of(
            "create.found-several",
            "ids",
            String.join(", ", ((Found.Several) found).ids()),
            "reference",
            intent.reference());
  }

  private Sent absent(Intent intent, T wanted, @Nullable Message cause) {
    if (intent.failures() >= MOST_FAILURES) {
      Message never = Message.of("create.never-arrived", "reference", intent.reference());
      return new Sent.Refused(cause == null ? never : cause, false);
    }
    Intent again = sentAgain(intent, now());
    context.commit(List.of(new StateChange.PutIntent(again)));
    if (!again.steps().isEmpty()) {
      return resume(again, wanted);
    }
    Sent sent = send(again, wanted);
    return uniqueReference && sent instanceof Sent.Refused refused && refused.answered()
        ? believed(refused, again, wanted)
        : sent;
  }

  /**
   * A target that holds references unique may refuse the second sending because the first arrived
   * after all: it is looked for once more before the refusal is believed.
   */
  private Sent believed(Sent.Refused refused, Intent intent, T wanted) {
    Sent seen = look(failed(intent, now()), wanted, refused.why(), true, false);
    return seen instanceof Sent.Refused ? refused : seen;
  }

  private Sent resume(Intent intent, T wanted) {
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    try {
      context.lease().ensure();
      return new Sent.Delivered(target.resume(type, wanted, writing), true);
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (Rejected refused) {
      return doubtful(writing.intent(), refused.message());
    } catch (RuntimeException unknown) {
      return new Sent.Open(writing.intent(), message(unknown));
    }
  }

  private static Sent doubtful(Intent intent, Message why) {
    return new Sent.Doubtful(doubted(intent, why), why);
  }

  private static Message unsettled(Intent intent) {
    return Message.of("create.unsettled", "reference", intent.reference());
  }

  static Message message(RuntimeException unknown) {
    return unknown instanceof SyncException error
        ? error.message()
        : Message.of("connector.failed", "error", unknown.toString());
  }

  /** The sending ended now, without a clear answer. */
  static Intent failed(Intent of, Instant now) {
    return copy(of, of.sentAt(), now, of.failures() + 1, of.looks(), of.steps(), of.doubt());
  }

  private static Intent looked(Intent of) {
    return copy(
        of, of.sentAt(), of.sentUntil(), of.failures(), of.looks() + 1, of.steps(), of.doubt());
  }

  static Intent doubted(Intent of, Message why) {
    return copy(of, of.sentAt(), of.sentUntil(), of.failures(), of.looks(), of.steps(), why);
  }

  private static Intent sentAgain(Intent of, Instant now) {
    return copy(of, now, null, of.failures(), 0, of.steps(), null);
  }

  private static Intent sentBefore(Intent of, Instant now) {
    return copy(of, of.sentAt(), now, of.failures(), of.looks(), of.steps(), of.doubt());
  }

  private static Intent withSteps(Intent of, Map<String, String> steps) {
    return copy(of, of.sentAt(), of.sentUntil(), of.failures(), of.looks(), steps, of.doubt());
  }

  private static Intent copy(
      Intent of,
      Instant sentAt,
      @Nullable Instant sentUntil,
      int failures,
      int looks,
      Map<String, String> steps,
      @Nullable Message doubt) {
    return new Intent(
        of.reference(),
        of.route(),
        of.members(),
        of.payload(),
        sentAt,
        sentUntil,
        failures,
        looks,
        steps,
        doubt);
  }
}
