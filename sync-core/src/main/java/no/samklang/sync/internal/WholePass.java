package no.samklang.sync.internal;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import no.samklang.sync.PostRoute;
import no.samklang.sync.spi.Capabilities;
import no.samklang.sync.spi.Cursor;
import no.samklang.sync.spi.StateChange;
import org.jspecify.annotations.Nullable;

/** Knows when a post route that reads changes is to read everything again. */
final class WholePass {
  private final RouteContext context;
  private final String memory;
  private final boolean due;

  WholePass(RouteContext context, PostRoute<?, ?> route) {
    this.context = context;
    this.memory = route.name() + "~whole";
    this.due =
        context.sourceCapabilities().reading() == Capabilities.Reading.CHANGES
            && route.wholeEvery().map(every -> over(last(), every)).orElse(false);
  }

  /** Returns whether this run reads everything, as it is time; the very first does anyway. */
  boolean due() {
    return due;
  }

  /** Remembers that everything was read. */
  void done() {
    if (due && !context.planning()) {
      Cursor now = new Cursor(context.runStarted().toString());
      context.commit(List.of(new StateChange.PutCursor(memory, now)));
    }
  }

  private boolean over(@Nullable Instant last, Duration every) {
    return last == null || !context.runStarted().isBefore(last.plus(every));
  }

  private @Nullable Instant last() {
    String stored = context.store().cursor(context.scope(), memory).value();
    try {
      return stored.isEmpty() ? null : Instant.parse(stored);
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
