package no.samklang.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import no.samklang.sync.SyncListener;

/** Tells how far a route has come on a plain line now and then, for logs. Thread-safe. */
final class ProgressLines implements SyncListener {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final Screen screen;
  private final InstantSource clock;
  private Instant told = Instant.EPOCH;

  ProgressLines(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized void started(String route) {
    told = clock.instant();
    screen.complain(route + " …");
  }

  @Override
  public synchronized void progressed(String route, long done, OptionalLong expected) {
    Instant now = clock.instant();
    if (Duration.between(told, now).compareTo(PAUSE) >= 0) {
      told = now;
      String of = expected.isPresent() ? " of " + expected.getAsLong() : "";
      screen.complain(route + " " + done + of + " records");
    }
  }
}
