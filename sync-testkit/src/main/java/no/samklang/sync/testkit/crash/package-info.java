/**
 * Cuts runs of the engine at every step, or pauses them there while another takes over, and shows
 * that nothing is lost and nothing doubled.
 */
@NullMarked
package no.samklang.sync.testkit.crash;

import org.jspecify.annotations.NullMarked;
