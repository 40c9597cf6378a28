/** A state store without a file, for tests and trials. Knows the SPI and nothing above it. */
@NullMarked
package no.samklang.sync.memory;

import org.jspecify.annotations.NullMarked;
