package no.samklang.benchmarks.work;

/** A contender, set up; {@link #run} is what is measured. */
interface Work extends AutoCloseable {
  /** Does the work and returns what there is to say about it, such as counts. */
  Notes run() throws Exception;

  @Override
  default void close() {}
}
