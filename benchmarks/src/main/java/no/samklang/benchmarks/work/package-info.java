/**
 * The work that is measured, each kind in a process of its own: the engine, loops without memory,
 * and peers. All read and write the same rows through the same translation.
 */
@NullMarked
package no.samklang.benchmarks.work;

import org.jspecify.annotations.NullMarked;
