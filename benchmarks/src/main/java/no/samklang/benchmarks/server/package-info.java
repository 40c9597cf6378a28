/**
 * The systems on both sides of a benchmark: one small HTTP server in a process of its own, as lean
 * as can be, so that it is not what is measured.
 */
@NullMarked
package no.samklang.benchmarks.server;

import org.jspecify.annotations.NullMarked;
