package no.samklang.simulators.vismanet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.samklang.simulators.internal.Answer;
import no.samklang.simulators.internal.Gateway;
import no.samklang.simulators.internal.Surroundings;

/** The fixed window of an hour in which calls are counted. */
final class RateWindow {

  private static final Duration LENGTH = Duration.ofHours(1);
  private static final int USUAL_LIMIT = 50_000_000;
  private static final int LOW_LIMIT = 500;

  private final Surroundings surroundings;
  private Instant start;
  private int used;

  RateWindow(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.start = surroundings.now();
  }

  /** Counts a call; returns the refusal if it was one too many. */
  Optional<Answer> count() {
    if (!surroundings.now().isBefore(start.plus(LENGTH))) {
      start = surroundings.now();
      used = 0;
    }
    if (used >= limit()) {
      String text = "Rate limit is exceeded. Try again in " + secondsLeft() + " seconds.";
      return Optional.of(
          Gateway.answer(429, text).with("Retry-After", Long.toString(secondsLeft())));
    }
    used++;
    return Optional.empty();
  }

  Answer finish(Answer answer) {
    return answer
        .with("X-RateLimit-Limit", Integer.toString(limit()))
        .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit() - used)))
        .with("X-RateLimit-Reset", Long.toString(secondsLeft()))
        .with("X-RateLimit-Policy", "4-fixed-window");
  }

  private int limit() {
    return surroundings.has(VismanetVariants.RATE_LIMIT_500) ? LOW_LIMIT : USUAL_LIMIT;
  }

  private long secondsLeft() {
    return Math.max(1, Duration.between(surroundings.now(), start.plus(LENGTH)).toSeconds());
  }
}
