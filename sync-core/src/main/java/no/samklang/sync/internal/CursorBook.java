package no.samklang.sync.internal;

import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.StateChange;
import no.samklang.sync.spi.StateScope;
import no.samklang.sync.spi.SyncStateStore;

/**
 * How far a route has read, together with the mapping it read with: under another mapping
 * everything is read again, so that nothing stays as an older mapping left it.
 */
final class CursorBook {
  private final SyncStateStore store;
  private final StateScope scope;
  private final String name;
  private final String version;

  CursorBook(RouteContext context, String name, String version) {
    this.store = context.store();
    this.scope = context.scope();
    this.name = name;
    this.version = version.replace('\n', ' ');
  }

  Cursor load() {
    String stored = store.cursor(scope, name).value();
    int end = stored.indexOf('\n');
    return end >= 0 && stored.substring(0, end).equals(version)
        ? new Cursor(stored.substring(end + 1))
        : Cursor.START;
  }

  /** Returns whether nothing was ever read, under whatever mapping. */
  boolean neverRead() {
    return store.cursor(scope, name).isStart();
  }

  StateChange store(Cursor cursor) {
    return new StateChange.PutCursor(name, new Cursor(version + '\n' + cursor.value()));
  }
}
