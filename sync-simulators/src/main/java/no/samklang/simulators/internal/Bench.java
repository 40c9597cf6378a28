package no.samklang.simulators.internal;

/**
 * The instruments around a system.
 *
 * @param surroundings options, clock and variants
 * @param log counts and last calls
 * @param faults what is to go wrong
 */
record Bench(Surroundings surroundings, CallLog log, FaultBoard faults) {}
