/**
 * Examples: each file answers one question and runs without an account, on simulators. {@code
 * examples/README.md} lists them.
 */
@NullMarked
package no.samklang.examples;

import org.jspecify.annotations.NullMarked;
