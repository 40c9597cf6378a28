package no.samklang.sync.internal;

import java.util.List;
import no.samklang.sync.BrakeOverride;
import no.samklang.sync.Brakes;
import no.samklang.sync.Outcome;
import no.samklang.sync.PostRoute;
import no.samklang.sync.RunState;
import no.samklang.sync.spi.LedgerEntry;
import no.samklang.sync.spi.Message;

/**
 * Judges the brake of a post route before its first document of a run is sent: everything is read
 * once and counted, and when that is too much, saved as a plan, and the route stops. What a person
 * accepted as a plan is not judged.
 */
final class PostBrake {
  private static final int PAGE = 1_000;

  private final RouteContext context;
  private final PostRoute<?, ?> route;

  PostBrake(RouteContext context, PostRoute<?, ?> route) {
    this.context = context;
    this.route = route;
  }

  private boolean set() {
    return !route.brakes().creates().equals(Brakes.Limit.NONE) && !context.planning();
  }

  /**
   * Judges.
   *
   * @throws StopRoute if the brake trips
   */
  void judge() {
    if (!set() || context.accepted()) {
      return;
    }
    PostRun<?, ?> look = new PostRun<>(context.planning(null, context.overlay()), route);
    look.run();
    long count = look.memory().plannedCount();
    ChangeCounts changes = new ChangeCounts(count, 0, 0);
    if (changes.withinFloors(route.brakes())) {
      return;
    }
    for (ChangeCounts.Tripped brake : changes.tripped(route.brakes(), known())) {
      BrakeOverride override = context.options().brakeOverride().orElse(null);
      if (override == null) {
        throw stop(look.memory().plannedPrint(), brake.why());
      }
      Message why =
          new Message("brake.overridden", brake.why().params())
              .with("by", override.by())
              .with("why", override.why());
      context.log().note(Outcome.POSTED, why, 1);
    }
  }

  /** Forgets a brake that tripped before, because the run goes through. */
  void release() {
    if (set()) {
      new BrakePlan(context).release();
    }
  }

  private StopRoute stop(String held, Message why) {
    String plan =
        new BrakePlan(context)
            .save(held, ChangeCounts.NONE, planning -> new PostRun<>(planning, route).run());
    return new StopRoute(RunState.BRAKED, why.with("plan", plan));
  }

  /** Counts what was ever delivered, a page at a time; only for a run beyond its floor. */
  private long known() {
    long known = 0;
    String after = null;
    List<LedgerEntry> page;
    do {
      page = context.store().ledgerPage(context.scope(), route.name(), null, after, PAGE);
      known += page.size();
      after = page.isEmpty() ? null : page.get(page.size() - 1).sourceId();
    } while (page.size() == PAGE);
    return known;
  }
}
