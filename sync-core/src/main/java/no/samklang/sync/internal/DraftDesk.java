package no.samklang.sync.internal;

import java.util.Objects;
import java.util.Set;
import no.samklang.sync.model.EntityType;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.DocumentState;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.TargetSystem;
import no.samklang.sync.spi.UncheckedStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Updates and deletes drafts. Both are safe to repeat while the document is a draft; whether one
 * that was released in the meantime has the change or not is for a person, which is why an intent
 * is durable before. Thread-safe.
 */
final class DraftDesk<T> {
  private final RouteContext context;
  private final EntityType<T> type;
  private final TargetSystem target;

  DraftDesk(RouteContext context, EntityType<T> type) {
    this.context = context;
    this.type = type;
    this.target = context.target();
  }

  /** Changes a draft for the first time; it was seen to be one a moment ago. */
  Sent send(Intent intent, Dispatch<T> dispatch) {
    return change(intent, dispatch);
  }

  /** Settles a change that an earlier send or run left open. */
  Sent settle(Intent intent, Dispatch<T> dispatch) {
    Message doubt = intent.doubt();
    if (doubt != null) {
      return new Sent.Doubtful(intent, doubt);
    }
    String id = id(dispatch);
    DocumentState state;
    try {
      context.lease().ensure();
      state = target.documentState(type, id);
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (RuntimeException cannotLook) {
      return new Sent.Open(intent, CreateDesk.message(cannotLook));
    }
    if (state == DocumentState.DRAFT) {
      return again(intent, change(intent, dispatch));
    }
    if (state == DocumentState.GONE) {
      return gone(dispatch, null);
    }
    Message why = Message.of("correction.draft-unsettled", "target", id);
    return new Sent.Doubtful(CreateDesk.doubted(intent, why), why);
  }

  /** A clear no to the repeat says nothing of what was sent before. */
  private static Sent again(Intent intent, Sent sent) {
    if (sent instanceof Sent.NotSent later) {
      return new Sent.Open(intent, later.why().message());
    }
    return sent instanceof Sent.Refused refused
        ? new Sent.Doubtful(CreateDesk.doubted(intent, refused.why()), refused.why())
        : sent;
  }

  private Sent change(Intent intent, Dispatch<T> dispatch) {
    try {
      context.lease().ensure();
      return new Sent.Delivered(changed(dispatch), false);
    } catch (LeaseLost | UncheckedStoreException stop) {
      throw stop;
    } catch (Gone gone) {
      return gone(dispatch, gone.message());
    } catch (Rejected | Stale refused) {
      return new Sent.Refused(refused.message(), true);
    } catch (NotAllowed notDone) {
      return new Sent.NotSent(notDone);
    } catch (RuntimeException unknown) {
      return new Sent.Open(
          CreateDesk.failed(intent, context.config().clock().instant()),
          CreateDesk.message(unknown));
    }
  }

  private Receipt changed(Dispatch<T> dispatch) {
    String id = id(dispatch);
    if (dispatch.kind() == Dispatch.Kind.DELETE) {
      target.retire(type, id, Retirement.DELETE);
      return Receipt.of(id);
    }
    return target.update(type, id, new Change<>(dispatch.wanted(), Set.copyOf(dispatch.fields())));
  }

  private static Sent gone(Dispatch<?> dispatch, @Nullable Message why) {
    String id = id(dispatch);
    if (dispatch.kind() == Dispatch.Kind.DELETE) {
      return new Sent.Delivered(Receipt.of(id), false);
    }
    return new Sent.Refused(
        why == null ? Message.of("correction.document-gone", "target", id) : why, true);
  }

  private static String id(Dispatch<?> dispatch) {
    return Objects.requireNonNull(dispatch.targetId(), "targetId");
  }
}
