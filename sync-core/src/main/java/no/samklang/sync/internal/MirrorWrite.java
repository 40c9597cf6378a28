package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.samklang.sync.FieldRule;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.model.Ref;
import no.samklang.sync.spi.Base;
import no.samklang.sync.spi.Broken;
import no.samklang.sync.spi.Capabilities.CreateProof;
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
import no.samklang.sync.spi.SyncException;
import no.samklang.sync.spi.Unavailable;
import no.samklang.sync.spi.UncheckedStoreException;
import no.samklang.sync.spi.Unclear;
import no.samklang.sync.spi.Write;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one decided row to the target and says what to remember of it. Thread-safe. */
final class MirrorWrite<S, T> {
  private static final Logger LOG = LoggerFactory.getLogger(MirrorWrite.class);

  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final WriteGuard guard;
  private final ParkingLot<S> parking;
  private final CreateDesk<T> desk;
  private final boolean keyed;

  MirrorWrite(
      RouteContext context, MirrorRoute<S, T> route, WriteGuard guard, ParkingLot<S> parking) {
    this.context = context;
    this.route = route;
    this.guard = guard;
    this.parking = parking;
    this.desk = new CreateDesk<>(context, route.targetType());
    this.keyed = context.targetCapabilities().createProof() == CreateProof.CALLERS_OWN_KEY;
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
    if (!keyed) {
      for (MirrorPage.Decided<S, T> one : writing) {
        if (one.decision() instanceof Decision.Create) {
          String id = one.row().id();
          intents.put(id, desk.intend(List.of(id), one.ready().value()));
        }
      }
    }
    return intents;
  }

  /** Returns the tasks that write these rows: many in one call where the target can, else each. */
  List<Runnable> tasks(
      List<MirrorPage.Decided<S, T>> writing, Map<String, Intent> intents, PageWork work) {
    int most = keyed ? context.targetCapabilities().maxBatch() : 1;
    List<Runnable> tasks = new ArrayList<>();
    for (int from = 0; from < writing.size(); from += most) {
      List<MirrorPage.Decided<S, T>> rows =
          writing.subList(from, Math.min(from + most, writing.size()));
      MirrorPage.Decided<S, T> first = rows.get(0);
      tasks.add(
          rows.size() > 1
              ? () -> together(rows, work)
              : task(first, intents.get(first.row().id()), work));
    }
    return tasks;
  }

  private void together(List<MirrorPage.Decided<S, T>> rows, PageWork work) {
    if (!guard.mayStart()) {
      rows.forEach(row -> work.leftUndone(List.of()));
      return;
    }
    List<Single<T>> singles = rows.stream().map(this::single).toList();
    SharedCall<T> call = new SharedCall<>(singles.stream().map(Single::write).toList());
    call.make(context.lease(), context.target(), route.targetType());
    for (int i = 0; i < rows.size(); i++) {
      Call answer = new FirstTogether(rows.get(i), singles.get(i), call, i);
      settle(rows.get(i).row(), work, List.of(), answer);
    }
  }

  /** One of several writes, and the create it is, if it is one. */
  private record Single<T>(Write<T> write, @Nullable IntentWriting creating) {}

  private Single<T> single(MirrorPage.Decided<S, T> one) {
    T wanted = one.ready().value();
    if (one.decision() instanceof Decision.Create) {
      IntentWriting writing = new IntentWriting(context.lease(), unsaved(one));
      return new Single<>(new Write.Create<>(wanted, writing), writing);
    }
    Target to = target(one.decision());
    return new Single<>(new Write.Update<>(to.id(), new Change<>(wanted, to.fields())), null);
  }

  /** The answer that a row has got together with others; asked again, it is written alone. */
  private final class FirstTogether implements Call {
    private final MirrorPage.Decided<S, T> one;
    private final Single<T> single;
    private final SharedCall<T> call;
    private final int index;
    private boolean asked;

    FirstTogether(MirrorPage.Decided<S, T> one, Single<T> single, SharedCall<T> call, int index) {
      this.one = one;
      this.single = single;
      this.call = call;
      this.index = index;
    }

    @Override
    public List<StateChange> make() {
      IntentWriting creating = single.creating();
      if (asked) {
        if (!guard.mayStart()) {
          throw new TroubleOfAll();
        }
        return creating == null ? update(one) : createByOwnKey(one, creating);
      }
      asked = true;
      Receipt receipt = call.outcome(index);
      guard.answered();
      return creating == null
          ? remembered(one, receipt, Outcome.UPDATED)
          : created(one, receipt, creating);
    }
  }

  private UnsavedIntent unsaved(MirrorPage.Decided<S, T> one) {
    return new UnsavedIntent(() -> desk.intend(List.of(one.row().id()), one.ready().value()));
  }

  private Runnable task(MirrorPage.Decided<S, T> one, @Nullable Intent intent, PageWork work) {
    if (intent != null) {
      StateChange unsent = new StateChange.CloseIntent(intent.reference());
      return guarded(one.row(), work, List.of(unsent), () -> create(one, intent));
    }
    if (one.decision() instanceof Decision.Create) {
      UnsavedIntent unsaved = unsaved(one);
      return guarded(
          one.row(),
          work,
          List.of(),
          () -> createByOwnKey(one, new IntentWriting(context.lease(), unsaved)));
    }
    return guarded(one.row(), work, List.of(), () -> update(one));
  }

  /** Returns the task that takes a row's target record out of use. */
  Runnable retirement(Row<S> row, Retirement how, PageWork work) {
    return guarded(row, work, List.of(), () -> retire(row, how));
  }

  private Runnable guarded(Row<S> row, PageWork work, List<StateChange> unsent, Call call) {
    return () -> {
      if (!guard.mayStart()) {
        work.leftUndone(unsent);
      } else {
        settle(row, work, unsent, call);
      }
    };
  }

  private void settle(Row<S> row, PageWork work, List<StateChange> unsent, Call call) {
    try {
      context.lease().ensure();
      work.finished(attempt(row, call));
    } catch (Unavailable | NotAllowed stop) {
      guard.stop(stop);
      work.leftUndone(unsent);
    } catch (TroubleOfAll stop) {
      work.leftUndone(List.of());
    } catch (LeaseLost | UncheckedStoreException | Error stop) {
      guard.stop(stop);
      work.leftUndone(List.of());
    } catch (RuntimeException bug) {
      Message why = Message.of("connector.failed", "error", bug.toString());
      work.finished(parked(row, Parked.Kind.REJECTED, why, null));
    }
  }

  /** The write failed as those before it did, so that it is not this record's fault. */
  private static final class TroubleOfAll extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /** Makes a call, and once more when it failed without a clear answer. */
  private List<StateChange> attempt(Row<S> row, Call call) {
    try {
      try {
        return answered(row, call);
      } catch (Unclear | Stale again) {
        return answered(row, call);
      }
    } catch (Stale moved) {
      return parked(row, Parked.Kind.WAITING, moved.message(), Retry.NEXT_RUN);
    } catch (Unclear unclear) {
      stopIfAllFail(unclear);
      return parked(row, Parked.Kind.WAITING, unclear.message(), Retry.NEXT_RUN);
    } catch (Broken broken) {
      stopIfAllFail(broken);
      return parked(row, Parked.Kind.REJECTED, broken.message(), null);
    }
  }

  private void stopIfAllFail(SyncException why) {
    if (guard.failed(why)) {
      throw new TroubleOfAll();
    }
  }

  private List<StateChange> answered(Row<S> row, Call call) {
    try {
      return call.make();
    } catch (Rejected refused) {
      guard.answered();
      return parked(row, Parked.Kind.REJECTED, refused.message(), null);
    } catch (Gone vanished) {
      guard.answered();
      return parked(row, Parked.Kind.REVIEW, vanished.message(), null);
    }
  }

  private List<StateChange> update(MirrorPage.Decided<S, T> one) {
    Target to = target(one.decision());
    Change<T> change = new Change<>(one.ready().value(), to.fields());
    Receipt receipt = context.target().update(route.targetType(), to.id(), change);
    guard.answered();
    return remembered(one, receipt, Outcome.UPDATED);
  }

  /** The record that is changed, and which fields of it. */
  private record Target(String id, Set<String> fields) {}

  private static Target target(Decision decision) {
    if (decision instanceof Decision.Update update) {
      return new Target(update.targetId(), update.fields());
    }
    Decision.Adopt adopt = (Decision.Adopt) decision;
    return new Target(adopt.targetId(), adopt.fields());
  }

  /** Creates under a key that the caller chose: a second create meets the first. */
  private List<StateChange> createByOwnKey(MirrorPage.Decided<S, T> one, IntentWriting writing) {
    T wanted = one.ready().value();
    Receipt receipt = context.target().create(route.targetType(), wanted, writing);
    guard.answered();
    return created(one, receipt, writing);
  }

  private List<StateChange> created(
      MirrorPage.Decided<S, T> one, Receipt receipt, IntentWriting writing) {
    List<StateChange> changes = remembered(one, receipt, Outcome.CREATED);
    Intent saved = writing.saved();
    if (saved != null) {
      changes.add(new StateChange.CloseIntent(saved.reference()));
    }
    return changes;
  }

  private List<StateChange> create(MirrorPage.Decided<S, T> one, Intent intent) {
    Sent sent = desk.send(intent, one.ready().value());
    StateChange close = new StateChange.CloseIntent(intent.reference());
    if (sent instanceof Sent.Delivered delivered) {
      guard.answered();
      Outcome outcome = delivered.adopted() ? Outcome.ADOPTED : Outcome.CREATED;
      return with(close, remembered(one, delivered.receipt(), outcome));
    }
    if (sent instanceof Sent.NotSent notSent) {
      throw notSent.why();
    }
    if (sent instanceof Sent.Refused refused) {
      if (refused.answered()) {
        guard.answered();
      } else {
        guard.failed(new Unavailable(refused.why()));
      }
      return with(close, parked(one.row(), Parked.Kind.REJECTED, refused.why(), null));
    }
    if (sent instanceof Sent.Doubtful doubtful) {
      return with(
          new StateChange.PutIntent(doubtful.intent()),
          parked(one.row(), Parked.Kind.IN_DOUBT, doubtful.why(), null));
    }
    Sent.Open open = (Sent.Open) sent;
    guard.failed(new Unavailable(open.why()));
    context.log().count(Outcome.UNSETTLED, open.why(), label(one.row()), one.row().id(), true);
    return List.of(
        new StateChange.PutIntent(open.intent()),
        new StateChange.Park(parking.parked(one.row(), Parked.Kind.WAITING, open.why(), null)));
  }

  private static List<StateChange> with(StateChange first, List<StateChange> others) {
    List<StateChange> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  private List<StateChange> retire(Row<S> row, Retirement how) {
    Link link = row.link();
    List<StateChange> changes = new ArrayList<>(3);
    changes.add(
        new StateChange.PutBase(
            route.name(), new Base(row.id(), row.seen(), FieldPrints.retired())));
    changes.add(new StateChange.Unpark(route.name(), row.id()));
    if (link != null) {
      String targetId = link.id(context.from().other());
      retire(targetId, how);
      context.journal().retired(changes, row.id(), targetId, how);
    }
    context.log().count(Outcome.RETIRED, 1);
    return changes;
  }

  private void retire(String targetId, Retirement how) {
    try {
      context.target().retire(route.targetType(), targetId, how);
      guard.answered();
    } catch (Gone already) {
      guard.answered();
      LOG.debug("was out of use already type={} id={}", route.targetType(), targetId);
    }
  }

  private List<StateChange> parked(
      Row<S> row, Parked.Kind kind, Message why, @Nullable String waitsFor) {
    return List.of(parking.sentInVain(row, kind, why, waitsFor));
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
    changes.add(new StateChange.PutBase(route.name(), new Base(row.id(), row.seen(), prints(one))));
    context.journal().mirrored(changes, row.id(), outcome, receipt, one.fields(), one.decision());
    context.log().count(outcome, 1);
    if (outcome != Outcome.UNCHANGED) {
      context.log().remark(outcome, one.ready().remarks(), label(row), row.id());
    }
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

  /** Returns what is remembered of the fields; one that was left as it stood is as it was. */
  private byte[] prints(MirrorPage.Decided<S, T> one) {
    Base before = one.row().base();
    return before == null
        ? FieldPrints.pack(one.fields())
        : FieldPrints.pack(
            one.fields(), before.fields(), name -> route.rule(name) == FieldRule.IF_PRESENT);
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
