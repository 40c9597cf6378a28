package no.samklang.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import no.samklang.sync.RouteReport;
import no.samklang.sync.SyncListener;

/** Draws how far a route has come over and over on one line of a terminal. Thread-safe. */
final class ProgressBar implements SyncListener {
  private static final int WIDTH = 24;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Screen screen;
  private final InstantSource clock;
  private Instant began = Instant.EPOCH;
  private Instant drawn = Instant.EPOCH;
  private int length;

  ProgressBar(Screen screen, InstantSource clock) {
    this.screen = screen;
    this.clock = clock;
  }

  @Override
  public synchronized void started(String route) {
    began = clock.instant();
    drawn = began;
    draw(route + " …");
  }

  @Override
  public synchronized void progressed(String route, long done, OptionalLong expected) {
    Instant now = clock.instant();
    boolean whole = expected.isPresent() && done >= expected.getAsLong();
    if (!whole && Duration.between(drawn, now).compareTo(PAUSE) < 0) {
      return;
    }
    drawn = now;
    draw(
        expected.isPresent() && expected.getAsLong() > 0
            ? bar(route, done, expected.getAsLong(), Duration.between(began, now))
            : route + " " + done + " records");
  }

  @Override
  public synchronized void ended(RouteReport report) {
    draw("");
    screen.redraw("");
  }

  private static String bar(String route, long done, long expected, Duration taken) {
    long shown = Math.min(done, expected);
    int filled = (int) (WIDTH * shown / expected);
    String left = TimeLeft.text(taken, shown, expected);
    return route
        + " ["
        + "#".repeat(filled)
        + "-".repeat(WIDTH - filled)
        + "] "
        + 100 * shown / expected
        + " %  "
        + shown
        + " of "
        + expected
        + (left.isEmpty() ? "" : "  " + left);
  }

  /** Blanks what stays of a longer line before. */
  private void draw(String line) {
    screen.redraw(line + " ".repeat(Math.max(0, length - line.length())));
    length = line.length();
  }
}
