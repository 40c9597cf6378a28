package no.samklang.benchmarks;

/**
 * One thing that is measured.
 *
 * @param scenario what is done, as the child names it
 * @param contender who does it, as the child names it
 */
record Run(String scenario, String contender) {}
