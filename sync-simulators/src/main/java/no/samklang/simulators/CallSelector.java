package no.samklang.simulators;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the calls that a {@link Fault} strikes. Immutable; each refining method returns a changed
 * copy.
 *
 * <p>A call is a candidate if method and path fit. Candidates are numbered from 1 in the order they
 * arrive, from the moment the fault is ordered.
 *
 * @param method the HTTP method, or null for every method
 * @param path a prefix of the path, or a regular expression over the whole path if {@code regex}
 * @param regex whether {@code path} is a regular expression
 * @param nth strikes only the candidate with this number; 0 for no such limit
 * @param first strikes only the first so many candidates; 0 for no such limit
 * @param every strikes every so many-th candidate; 0 for no such limit
 * @param share the part of the candidates that is struck, above 0 and at most 1
 * @param seed decides which ones, if the share is below 1
 * @param times after so many strikes the fault is used up; 0 for never
 */
public record CallSelector(
    @Nullable String method,
    String path,
    boolean regex,
    int nth,
    int first,
    int every,
    double share,
    long seed,
    int times) {

  /** Checks the ranges and the regular expression. */
  public CallSelector {
    if (nth < 0 || first < 0 || every < 0 || times < 0) {
      throw new IllegalArgumentException(
          "nth "
              + nth
              + ", first "
              + first
              + ", every "
              + every
              + " and times "
              + times
              + " must not be negative");
    }
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share is " + share + "; give more than 0 and at most 1");
    }
    if (regex) {
      requirePattern(path);
    }
  }

  /** Returns the selector of all calls. */
  public static CallSelector all() {
    return new CallSelector(null, "/", false, 0, 0, 0, 1.0, 1, 0);
  }

  /** Returns a copy for this method; null for every method. */
  public CallSelector method(@Nullable String method) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a copy for paths that begin so. */
  public CallSelector path(String prefix) {
    return new CallSelector(method, prefix, false, nth, first, every, share, seed, times);
  }

  /** Returns a copy for paths that match the regular expression as a whole. */
  public CallSelector pathRegex(String expression) {
    return new CallSelector(method, expression, true, nth, first, every, share, seed, times);
  }

  /** Returns a copy that strikes only the n-th candidate. */
  public CallSelector nth(int nth) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a copy that strikes only the first n candidates. */
  public CallSelector first(int first) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a copy that strikes every n-th candidate. */
  public CallSelector every(int every) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a copy that strikes a part of the candidates, chosen by the seed. */
  public CallSelector share(double share, long seed) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a copy that is used up after so many strikes. */
  public CallSelector times(int times) {
    return new CallSelector(method, path, regex, nth, first, every, share, seed, times);
  }

  /** Returns a fault that makes these calls slower. */
  public Fault latency(Duration delay) {
    return new Fault(this, new FaultEffect.Latency(delay));
  }

  /**
   * Returns a fault that answers with a status and the vendor's error body, without doing the work.
   */
  public Fault status(int status) {
    return status(status, ErrorBody.VENDOR);
  }

  /** Returns a fault that answers with a status and this body, without doing the work. */
  public Fault status(int status, ErrorBody body) {
    return new Fault(this, new FaultEffect.Status(status, body, false));
  }

  /** Returns a fault that does the work and then answers with an error status. */
  public Fault statusAfterWork(int status, ErrorBody body) {
    return new Fault(this, new FaultEffect.Status(status, body, true));
  }

  /** Returns a fault that answers 429 with {@code Retry-After}. */
  public Fault tooManyRequests(int retryAfterSeconds) {
    return new Fault(this, new FaultEffect.TooManyRequests(retryAfterSeconds));
  }

  /** Returns a fault that does the work and closes the connection without an answer. */
  public Fault dropAnswer() {
    return new Fault(this, new FaultEffect.DropAnswer());
  }

  /** Returns a fault that closes the connection before any work. */
  public Fault dropConnection() {
    return new Fault(this, new FaultEffect.DropConnection());
  }

  /** Returns a fault that does the work and cuts the answer in half. */
  public Fault truncate() {
    return new Fault(this, new FaultEffect.Truncate());
  }

  /** Returns a fault that makes all tokens invalid just before the call is looked at. */
  public Fault expireTokens() {
    return new Fault(this, new FaultEffect.ExpireTokens());
  }

  /** Returns a fault that keeps what the call creates out of lists for a while. */
  public Fault hideCreated(Duration delay) {
    return new Fault(this, new FaultEffect.HideCreated(delay));
  }

  private static void requirePattern(String expression) {
    try {
      Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("path '" + expression + "' is no regular expression", e);
    }
  }
}
