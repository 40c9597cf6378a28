package no.samklang.sync.testkit.crash;

import no.samklang.sync.testkit.Call;
import no.samklang.sync.testkit.Operation;

/** Something a process does to the world outside: a word with its store, or a call to a system. */
sealed interface Moment {

  /** Returns whether a process is disturbed before and after it. */
  boolean isPoint();

  /**
   * Returns whether a process that was resumed after another took over may have done this.
   *
   * @param underWay whether it had begun it before it was paused
   */
  boolean allowedLate(boolean underWay);

  /** A call of a method of the store. */
  record Stored(String method) implements Moment {
    @Override
    public boolean isPoint() {
      return switch (method) {
        case "commit", "acquire", "renew", "release" -> true;
        default -> false;
      };
    }

    /** A store must refuse, at the last moment, what comes under a lease that was taken over. */
    @Override
    public boolean allowedLate(boolean underWay) {
      return !method.equals("commit") && !method.equals("renew");
    }

    @Override
    public String toString() {
      return method;
    }
  }

  /** A call to a system. */
  record Called(Call call) implements Moment {
    @Override
    public boolean isPoint() {
      return true;
    }

    /** A repeatable write that was on its way already may arrive late; nothing may be made. */
    @Override
    public boolean allowedLate(boolean underWay) {
      Operation operation = call.operation();
      return switch (operation) {
        case CREATE, STEP -> false;
        default -> underWay || !operation.writes() || operation == Operation.RESUME;
      };
    }

    @Override
    public String toString() {
      return call.operation() + " " + call.type() + " " + call.about();
    }
  }
}
