package no.samklang.sync.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Found;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Receipt;
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
 *       the create is sent again under the same reference.
 *   <li>After two failures that both proved absent the create is given up as refused; several hits,
 *       or a target that offers nothing to search by, are left to a person.
 * </ol>
 *
 * Thread-safe.
 */
final class CreateDesk<T> {
  private static final int MOST_FAILURES = 2;

  private final RouteContext context;
  private final EntityType<T> type;
  private final TargetSystem target;

  CreateDesk(RouteContext context, EntityType<T> type) {
    this.context = context;
    this.type = type;
    this.target = context.target();
  }

  /** Returns a new intent; the caller commits it before {@link #send}. */
  Intent intend(List<String> members, T wanted) {
    return new Intent(
        context.references().next(),
        context.route().name(),
        members,
        RecordCodec.json(wanted),
        context.config().clock().instant(),
        0,
        0,
        Map.of(),
        null);
  }

  /** Sends a create whose intent is durable and that was never sent. */
  Sent send(Intent intent, T wanted) {
    context.lease().ensure();
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    try {
      return new Sent.Delivered(target.create(type, wanted, writing), false);
    } catch (Rejected refused) {
      return new Sent.Refused(refused.message());
    } catch (Unavailable | NotAllowed notDone) {
      return writing.intent().steps().isEmpty()
          ? new Sent.NotSent(notDone)
          : new Sent.Open(writing.intent(), notDone.message());
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (RuntimeException unknown) {
      return look(failed(writing.intent()), wanted, message(unknown));
    }
  }

  /** Settles an intent that an earlier send or run left open. */
  Sent settle(Intent intent) {
    Message doubt = intent.doubt();
    return doubt != null
        ? new Sent.Doubtful(intent, doubt)
        : look(intent, RecordCodec.read(type, intent.payload()), null);
  }

  private Sent look(Intent intent, T wanted, @Nullable Message cause) {
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    Found found;
    try {
      context.lease().ensure();
      found = target.locate(type, wanted, writing);
    } catch (SyncException cannotLook) {
      return new Sent.Open(intent, cannotLook.message());
    }
    if (found instanceof Found.Complete complete) {
      return new Sent.Delivered(complete.receipt(), true);
    }
    if (found instanceof Found.Partial partial) {
      return resume(withSteps(intent, partial.steps()), wanted);
    }
    if (found instanceof Found.NotYet) {
      return new Sent.Open(looked(intent), cause == null ? unsettled(intent) : cause);
    }
    if (found instanceof Found.Absent) {
      return absent(looked(intent), wanted, cause);
    }
    Message why =
        found instanceof Found.CannotTell cannot
            ? cannot.why()
            : Message.of(
                "create.found-several",
                "ids",
                String.join(", ", ((Found.Several) found).ids()),
                "reference",
                intent.reference());
    return new Sent.Doubtful(doubted(intent, why), why);
  }

  private Sent absent(Intent intent, T wanted, @Nullable Message cause) {
    if (intent.looks() < 2) {
      return look(intent, wanted, cause);
    }
    if (intent.failures() >= MOST_FAILURES) {
      return new Sent.Refused(
          cause == null
              ? Message.of("create.never-arrived", "reference", intent.reference())
              : cause);
    }
    Intent again = sentAgain(intent, context.config().clock().instant());
    context.commit(List.of(new StateChange.PutIntent(again)));
    return again.steps().isEmpty() ? send(again, wanted) : resume(again, wanted);
  }

  private Sent resume(Intent intent, T wanted) {
    context.lease().ensure();
    IntentWriting writing = new IntentWriting(context.lease(), intent);
    try {
      Receipt receipt = target.resume(type, wanted, writing);
      return new Sent.Delivered(receipt, true);
    } catch (Rejected refused) {
      return new Sent.Doubtful(doubted(writing.intent(), refused.message()), refused.message());
    } catch (SyncException unknown) {
      return new Sent.Open(writing.intent(), unknown.message());
    }
  }

  private static Message unsettled(Intent intent) {
    return Message.of("create.unsettled", "reference", intent.reference());
  }

  private static Message message(RuntimeException unknown) {
    return unknown instanceof SyncException error
        ? error.message()
        : Message.of("connector.failed", "error", unknown.toString());
  }

  private static Intent failed(Intent of) {
    return copy(of, of.sentAt(), of.failures() + 1, of.looks(), of.steps(), of.doubt());
  }

  private static Intent looked(Intent of) {
    return copy(of, of.sentAt(), of.failures(), of.looks() + 1, of.steps(), of.doubt());
  }

  private static Intent doubted(Intent of, Message why) {
    return copy(of, of.sentAt(), of.failures(), of.looks(), of.steps(), why);
  }

  private static Intent sentAgain(Intent of, Instant now) {
    return copy(of, now, of.failures(), 0, of.steps(), null);
  }

  private static Intent withSteps(Intent of, Map<String, String> steps) {
    return copy(of, of.sentAt(), of.failures(), of.looks(), steps, of.doubt());
  }

  private static Intent copy(
      Intent of,
      Instant sentAt,
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
        failures,
        looks,
        steps,
        doubt);
  }
}
