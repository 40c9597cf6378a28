package no.samklang.sync.spi;

import java.util.Optional;

/** A connection to one company in one system. Thread-safe; closed by who opened it. */
public interface Connector extends AutoCloseable {

  /**
   * Checks credentials, company identity, plan and scopes, without changing anything. What fails is
   * in the answer; only a system that cannot be reached throws.
   */
  Check check();

  /** Returns the reading side, if there is one; always the same object. */
  Optional<SourceSystem> source();

  /** Returns the writing side, if there is one; always the same object. */
  Optional<TargetSystem> target();

  /**
   * Returns how many requests were sent so far.
   *
   * @implSpec returns {@link RequestCounts#NONE}, as fits a system that is not called over HTTP
   */
  default RequestCounts requests() {
    return RequestCounts.NONE;
  }

  @Override
  void close();
}
