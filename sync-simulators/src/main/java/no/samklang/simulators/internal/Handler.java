package no.samklang.simulators.internal;

/** Answers the calls of one route. */
@FunctionalInterface
public interface Handler {

  /** Returns the answer; called with the system's state locked. */
  Answer handle(Request request);
}
