package no.samklang.benchmarks.work;

/** There is more to do: the same work is to be started again. */
final class Unfinished extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unfinished(String why) {
    super(why);
  }
}
