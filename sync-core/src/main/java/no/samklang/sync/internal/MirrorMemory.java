package no.samklang.sync.internal;

import no.samklang.sync.MirrorRoute;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/**
 * Knows whether a mirror route has lost what it remembered of its records: it wrote or linked some
 * once, and now not one base is left. Then nothing says any longer which records stand in the
 * target already, so the route reads from the beginning, looks for matches in the target's listing
 * and writes nothing before a person has accepted that, as in its first pass.
 */
final class MirrorMemory {
  private MirrorMemory() {}

  /** Returns whether the memory of this route was lost. */
  static boolean lost(SyncStateStore store, StateScope scope, MirrorRoute<?, ?> route) {
    return marked(store, scope, route.name())
        && store.baseIds(scope, route.name(), null, 1).isEmpty();
  }

  /** Returns whether the route remembered a record once. */
  static boolean marked(SyncStateStore store, StateScope scope, String route) {
    return !store.cursor(scope, mark(route)).isStart();
  }

  /** Returns the change that goes with the first record a route remembers. */
  static StateChange marking(String route) {
    return new StateChange.PutCursor(mark(route), new Cursor("1"));
  }

  /** Returns the change that goes with accepting that there is nothing to remember any more. */
  static StateChange unmarking(String route) {
    return new StateChange.PutCursor(mark(route), Cursor.START);
  }

  private static String mark(String route) {
    return route + "~remembers";
  }
}
