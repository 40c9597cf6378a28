package no.samklang.sync.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import no.samklang.sync.BrakeOverride;
import no.samklang.sync.MirrorRoute;
import no.samklang.sync.Outcome;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.Message;
import no.samklang.sync.spi.Retirement;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/**
 * The end of a mirror route's pass.
 *
 * <ol>
 *   <li>What vanished from the listing is found, if the pass proves it.
 *   <li>The brakes are judged on everything the run decided: what was written already, what was put
 *       aside and what vanished. If one trips, all of it that is not written is saved as a plan and
 *       the route stops; a person's override is noted, and it goes on.
 *   <li>What was put aside is taken as it was read, then what vanished; the cursor follows last.
 * </ol>
 */
final class MirrorEnd<S, T> {
  private final RouteContext context;
  private final MirrorRoute<S, T> route;
  private final Recognise<S> recognise;
  private final MirrorPage.Shared<S, T> shared;
  private final Absence<S> absence;

  MirrorEnd(
      RouteContext context,
      MirrorRoute<S, T> route,
      Recognise<S> recognise,
      MirrorPage.Shared<S, T> shared,
      Absence<S> absence) {
    this.context = context;
    this.route = route;
    this.recognise = recognise;
    this.shared = shared;
    this.absence = absence;
  }

  /**
   * Ends the pass.
   *
   * @param cursor where the cursor may go when all is done
   * @param begin begins a batch that is judged
   * @throws StopRoute if a brake trips
   */
  void run(@Nullable StateChange cursor, Consumer<MirrorPage.Batch<S>> begin) {
    Absence.Findings vanished = absence.judge();
    if (!context.planning()) {
      judge(vanished);
      new BrakePlan(context).release();
    }
    each(begin);
    if (!shared.aside().isEmpty()) {
      begin.accept(new MirrorPage.Batch<>(List.of(), 0, cursor, null, true));
    }
  }

  private void each(Consumer<MirrorPage.Batch<S>> begin) {
    Retirement whenGone = route.whenGone().orElse(null);
    shared
        .aside()
        .each(
            context.config().pageSize(),
            read -> begin.accept(batch(recognise.again(read), whenGone)));
    Retirement whenVanished = route.whenVanished().orElse(null);
    absence.each(rows -> begin.accept(batch(rows, whenVanished)));
  }

  private MirrorPage.Batch<S> batch(List<Row<S>> rows, @Nullable Retirement whenGone) {
    return new MirrorPage.Batch<>(rows, 0, null, whenGone, true);
  }

  private void judge(Absence.Findings vanished) {
    if (shared.admission().accepted()) {
      return;
    }
    PutAside.Summary held = shared.aside().summary();
    ChangeCounts all =
        held.counts()
            .plus(shared.admission().begun())
            .plus(new ChangeCounts(0, 0, vanished.vanished()));
    List<ChangeCounts.Tripped> tripped = new ArrayList<>();
    if (vanished.small()) {
      tripped.add(new ChangeCounts.Tripped(Outcome.RETIRED, small(vanished)));
    }
    if (!all.withinFloors(route.brakes())) {
      tripped.addAll(all.tripped(route.brakes(), known()));
    }
    BrakeOverride override = context.options().brakeOverride().orElse(null);
    if (override != null) {
      tripped.forEach(brake -> note(brake, override));
    } else if (!tripped.isEmpty()) {
      throw stop(tripped, held, vanished);
    }
  }

  private static Message small(Absence.Findings vanished) {
    String code = vanished.vanished() == 0 ? "brake.small-listing-unproven" : "brake.small-listing";
    return Message.of(code, "came", vanished.came(), "known", vanished.known());
  }

  /** Counts what is remembered, a page of ids at a time; only for a run beyond its floors. */
  private long known() {
    int size = 1_000;
    long known = 0;
    String after = null;
    List<String> ids;
    do {
      ids = context.store().baseIds(context.scope(), route.name(), after, size);
      known += ids.size();
      after = ids.isEmpty() ? null : ids.get(ids.size() - 1);
    } while (ids.size() == size);
    return known;
  }

  private void note(ChangeCounts.Tripped brake, BrakeOverride override) {
    boolean listing = brake.why().code().startsWith("brake.small-listing");
    String code = listing ? "brake.overridden-listing" : "brake.overridden";
    Message why =
        new Message(code, brake.why().params())
            .with("by", override.by())
            .with("why", override.why());
    context.log().note(brake.what(), why, 1);
  }

  private StopRoute stop(
      List<ChangeCounts.Tripped> tripped, PutAside.Summary held, Absence.Findings vanished) {
    Message first = tripped.get(0).why();
    if (vanished.vanished() == 0 && held.counts().equals(ChangeCounts.NONE)) {
      return new StopRoute(RunState.BRAKED, first);
    }
    String all = held.print() + "/" + vanished.print();
    ChangeCounts begun = shared.admission().begun();
    String plan = new BrakePlan(context).save(all, begun, this::plan);
    for (ChangeCounts.Tripped other : tripped.subList(1, tripped.size())) {
      context.log().note(Outcome.NOT_IN_PLAN, other.why().with("plan", plan), 1);
    }
    return new StopRoute(RunState.BRAKED, first.with("plan", plan));
  }

  private void plan(RouteContext planning) {
    MirrorPage<S, T> page = new MirrorPage<>(planning, route, shared);
    each(page::start);
  }
}
