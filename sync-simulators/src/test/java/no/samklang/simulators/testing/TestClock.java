package no.samklang.simulators.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved; begins at 2026-03-04T12:00:00Z. */
public final class TestClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-03-04T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration duration) {
    now = now.plus(duration);
  }
}
