package no.samklang.sync.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  private MovableClock(Instant start) {
    now = start;
  }

  /** Returns a clock that stands at this instant. */
  public static MovableClock at(Instant start) {
    return new MovableClock(start);
  }

  /** Returns a clock that stands at this instant, written in ISO 8601 with its offset. */
  public static MovableClock at(String start) {
    return at(Instant.parse(start));
  }

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock to this instant, forwards or backwards. */
  public synchronized void set(Instant instant) {
    now = instant;
  }

  /** Moves the clock by this much and returns where it then stands. */
  public synchronized Instant advance(Duration by) {
    now = now.plus(by);
    return now;
  }
}
