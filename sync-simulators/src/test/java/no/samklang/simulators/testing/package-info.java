/** What the tests of this module share. */
@NullMarked
package no.samklang.simulators.testing;

import org.jspecify.annotations.NullMarked;
