package no.samklang.sync.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves only when somebody waits on it. */
final class ManualTime implements InstantSource, Waiter {
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  private Instant now = START;
  private final List<Duration> waits = new ArrayList<>();

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void await(Duration time) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!time.isZero()) {
      waits.add(time);
    }
    pass(time);
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  synchronized List<Duration> waits() {
    return List.copyOf(waits);
  }
}
