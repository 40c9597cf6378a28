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
  private Instant began = Instant.EPOCH;
  private Instant told = Instant.EPOCH;

  ProgressLines(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized void started(String route) {
    began = clock.instant();
    told = began;
    screen.complain(route + " …");
  }

  @Override
  public synchronized void progressed(String route, long done, OptionalLong expected) {
    Instant now = clock.instant();
    if (Duration.between(told, now).compareTo(PAUSE) >= 0) {
      told = now;
      screen.complain(route + " " + records(done, expected, Duration.between(began, now)));
    }
  }

  private static String records(long done, OptionalLong expected, Duration taken) {
    if (expected.isEmpty()) {
      return done + " records";
    }
    long all = expected.getAsLong();
    String left = TimeLeft.text(taken, done, all);
    return done + " of " + all + " records" + (left.isEmpty() ? "" : ", " + left);
  }
}
