package no.samklang.benchmarks.work;

/**
 * What a contender says of its own work.
 *
 * @param written records written to the target
 * @param unchanged records recognised as unchanged
 * @param commits durable commits, where they are counted; else -1
 */
record Notes(long written, long unchanged, long commits) {}
