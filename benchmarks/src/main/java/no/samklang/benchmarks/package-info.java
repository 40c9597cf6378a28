/**
 * Benchmarks of the whole process, with peers: each contender runs in a Java process of its own
 * against one lean server, in turns, and medians are compared.
 */
@NullMarked
package no.samklang.benchmarks;

import org.jspecify.annotations.NullMarked;
