/**
 * Benchmarks of steps that the engine keeps to itself. They stand in its package, on the class
 * path, because nothing public is as small as what they measure; all others use the public API.
 */
@NullMarked
package no.samklang.sync.internal;

import org.jspecify.annotations.NullMarked;
