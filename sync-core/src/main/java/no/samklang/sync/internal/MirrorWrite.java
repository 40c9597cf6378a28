package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Change;
import no.samklang.sync.spi.Gone;
import no.samklang.sync.spi.Intent;
import no.samklang.sync.spi.LeaseLost;
import no.samklang.sync.spi.Link;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.NotAllowed;
import no.samklang.sync.spi.Parked;
import no.samklang.sync.spi.Receipt;
import no.samklang.sync.spi.Rejected;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.Stale;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.spi.Unclear;
import org.jspecify.annotations.Nullable;

/** Writes one decided row to the target and says what to remember of it. Thread-safe. */
final class MirrorWrite<S, T> {
  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final WriteGuard guard;
  private final ParkingLot<S> parking;
  private final CreateDesk<T> desk;
  private final boolean repeatable;

  MirrorWrite(
      RouteContext context, MirrorRoute<S, T> route, WriteGuard guard, ParkingLot<S> parking) {
    this.context = context;
    this.route = route;
    this.guard = guard;
    this.parking = parking;
    this.desk = new CreateDesk<>(context, route.targetType());
    this.repeatable = context.targetCapabilities().createProof().repeatable();
  }

  /** A call that may be made again with the same result. */
  @FunctionalInterface
  private interface Call {
    List<StateChange> make();
  }

  /** Returns the number that people see on a row's source record. */
  @Nullable String sourceNumber(Row<S> row) {
    S value = row.record().value();
    return value == null ? null : route.sourceType().numberOf(value);
  }

  /** Adds the changes of a row that needs no call; returns whether it was one. */
  boolean withoutCall(MirrorPage.Decided<S, T> one, List<StateChange> now) {
    if (one.decision() instanceof Decision.Remember remember) {
      now.addAll(remembered(one, Receipt.of(remember.targetId()), Outcome.UNCHANGED));
      return true;
    }
    if (one.decision() instanceof Decision.Adopt adopt && adopt.fields().isEmpty()) {
      Receipt receipt = new Receipt(adopt.targetId(), adopt.targetNumber());
      now.addAll(remembered(one, receipt, Outcome.LINKED));
      return true;
    }
    return false;
  }

  /** Returns the intents that must be durable before these rows are written, by source id. */
  Map<String, Intent> intents(List<MirrorPage.Decided<S, T>> writing) {
    Map<String, Intent> intents = new LinkedHashMap<>();
    if (!repeatable) {
      for (MirrorPage.Decided<S, T> one : writing) {
        if (one.decision() instanceof Decision.Create) {
          String id = one.row().id();
          intents.put(id, desk.intend(List.of(id), one.ready().value()));
        }
      }
    }
    return intents;
  }

  /** Returns the task that writes a row. */
  Runnable task(MirrorPage.Decided<S, T> one, @Nullable Intent intent, PageWork work) {
    return intent == null
        ? guarded(one.row(), work, () -> write(one))
        : guarded(one.row(), work, () -> create(one, intent));
  }

  /** Returns the task that takes a row's target record out of use. */
  Runnable retirement(Row<S> row, PageWork work) {
    return guarded(row, work, () -> retire(row));
  }

  private Runnable guarded(Row<S> row, PageWork work, Call call) {
    return () -> {
      if (!guard.mayStart()) {
        work.leftUndone();
        return;
      }
      try {
        context.lease().ensure();
        work.finished(attempt(row, call));
      } catch (Unavailable | NotAllowed | Unclear | LeaseLost | UncheckedStoreException stop) {
        guard.stop(stop);
        work.leftUndone();
      } catch (RuntimeException bug) {
        work.finished(
            parked(
                row,
                Parked.Kind.REJECTED,
                Message.of("connector.failed", "error", bug.toString())));
      }
    };
  }

  private List<StateChange> attempt(Row<S> row, Call call) {
    try {
      return once(row, call);
    } catch (Unclear | Stale repeat) {
      return once(row, call);
    }
  }

  private List<StateChange> once(Row<S> row, Call call) {
    try {
      return call.make();
    } catch (Rejected | Broken refused) {
      return parked(row, Parked.Kind.REJECTED, refused.message());
    } catch (Gone vanished) {
      return parked(row, Parked.Kind.REVIEW, vanished.message());
    }
  }

  private List<StateChange> write(MirrorPage.Decided<S, T> one) {
    T wanted = one.ready().value();
    Decision decision = one.decision();
    if (decision instanceof Decision.Update update) {
      Receipt receipt = update(update.targetId(), wanted, update.fields());
      return remembered(one, receipt, Outcome.UPDATED);
    }
    if (decision instanceof Decision.Adopt adopt) {
      Receipt receipt = update(adopt.targetId(), wanted, adopt.fields());
      return remembered(one, receipt, Outcome.UPDATED);
    }
    Intent unsaved = desk.intend(List.of(one.row().id()), wanted);
    Receipt receipt =
        context
            .target()
            .create(route.targetType(), wanted, new IntentWriting(context.lease(), unsaved));
    return remembered(one, receipt, Outcome.CREATED);
  }

  private Receipt update(String targetId, T wanted, Set<String> fields) {
    return context.target().update(route.targetType(), targetId, new Change<>(wanted, fields));
  }

  private List<StateChange> create(MirrorPage.Decided<S, T> one, Intent intent) {
    Sent sent = desk.send(intent, one.ready().value());
    if (sent instanceof Sent.Delivered delivered) {
      List<StateChange> changes =
          new ArrayList<>(
              remembered(
                  one,
                  delivered.receipt(),
                  delivered.adopted() ? Outcome.ADOPTED : Outcome.CREATED));
      changes.add(new StateChange.CloseIntent(intent.reference()));
      return changes;
    }
    if (sent instanceof Sent.Refused refused) {
      List<StateChange> changes =
          new ArrayList<>(parked(one.row(), Parked.Kind.REJECTED, refused.why()));
      changes.add(new StateChange.CloseIntent(intent.reference()));
      return changes;
    }
    if (sent instanceof Sent.NotSent notSent) {
      context.commit(List.of(new StateChange.CloseIntent(intent.reference())));
      throw notSent.why();
    }
    if (sent instanceof Sent.Doubtful doubtful) {
      List<StateChange> changes =
          new ArrayList<>(parked(one.row(), Parked.Kind.IN_DOUBT, doubtful.why()));
      changes.add(new StateChange.PutIntent(doubtful.intent()));
      return changes;
    }
    Sent.Open open = (Sent.Open) sent;
    context.log().count(Outcome.UNSETTLED, open.why(), label(one.row()), one.row().id(), true);
    return List.of(
        new StateChange.PutIntent(open.intent()),
        new StateChange.Park(parking.parked(one.row(), Parked.Kind.WAITING, open.why(), null)));
  }

  private List<StateChange> retire(Row<S> row) {
    Link link = row.link();
    Retirement how = route.whenGone().orElseThrow();
    if (link != null) {
      context.target().retire(route.targetType(), link.id(context.from().other()), how);
    }
    context.log().count(Outcome.RETIRED, 1);
    return List.of(
        new StateChange.PutBase(route.name(), new Base(row.id(), row.seen(), new byte[0])),
        new StateChange.Unpark(route.name(), row.id()));
  }

  private List<StateChange> parked(Row<S> row, Parked.Kind kind, Message why) {
    StateChange change = parking.park(row, kind, why, null);
    return change == null ? List.of() : List.of(change);
  }

  private List<StateChange> remembered(
      MirrorPage.Decided<S, T> one, Receipt receipt, Outcome outcome) {
    Row<S> row = one.row();
    List<StateChange> changes = new ArrayList<>(3);
    Link before = row.link();
    Link link =
        MirrorOutcome.link(
            context, row.id(), sourceNumber(row), before == null ? receipt : kept(before, receipt));
    if (!link.equals(before)) {
      changes.add(new StateChange.PutLink(link));
      noteRenumbered(row, before, link);
    }
    changes.add(
        new StateChange.PutBase(
            route.name(), new Base(row.id(), row.seen(), FieldPrints.pack(one.fields()))));
    context.log().count(outcome, 1);
    List<Ref<?>> leftOut = one.ready().leftOut();
    if (!leftOut.isEmpty()) {
      Ref<?> first = leftOut.get(0);
      changes.add(
          new StateChange.Park(
              parking.parked(
                  row,
                  Parked.Kind.INCOMPLETE,
                  MapStep.notLinked(first),
                  Parked.linkKey(first.type(), context.from(), first.id()))));
    } else if (row.parked() != null) {
      changes.add(new StateChange.Unpark(route.name(), row.id()));
    }
    return changes;
  }

  private Receipt kept(Link before, Receipt receipt) {
    return receipt.number() == null
        ? new Receipt(receipt.id(), before.number(context.from().other()))
        : receipt;
  }

  private void noteRenumbered(Row<S> row, @Nullable Link before, Link after) {
    if (before != null && !before.number(context.from()).equals(after.number(context.from()))) {
      context
          .log()
          .note(
              Outcome.UPDATED,
              Message.of(
                      "link.renumbered",
                      "before",
                      before.number(context.from()),
                      "after",
                      after.number(context.from()))
                  .with("target", after.number(context.from().other())),
              label(row),
              row.id(),
              true);
    }
  }

  private @Nullable String label(Row<S> row) {
    return row.label(route.sourceType());
  }
}
